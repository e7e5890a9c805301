package dev.drydock.application.simulation;

import dev.drydock.application.service.UpdateTerms;
import dev.drydock.application.simulation.device.DeviceBuild;
import dev.drydock.application.simulation.device.DevicePromises;
import dev.drydock.application.simulation.device.SimulatedDevice;
import dev.drydock.application.simulation.network.VirtualNetwork;
import dev.drydock.application.simulation.service.ServicePromises;
import dev.drydock.application.simulation.service.ServiceRun;
import dev.drydock.application.simulation.service.SimulatedService;
import dev.drydock.application.simulation.world.Breaches;
import dev.drydock.application.simulation.world.Catalogue;
import dev.drydock.application.simulation.world.Chronicle;
import dev.drydock.application.simulation.world.Dice;
import dev.drydock.application.simulation.world.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One conversation of a service and a device, drawn from its seed: hours of trouble, then rest, then one good update. */
final class Conversation {
    /** Far more than any conversation has. */
    private static final int MOST_HAPPENINGS = 200_000;

    private static final Duration DAYS = Duration.ofDays(3);
    private static final UpdateTerms PATIENT =
            new UpdateTerms(Duration.ofSeconds(30), Duration.ofMinutes(10), true, Optional.of(DAYS), true, true);

    private final Dice dice;
    private final VirtualClock clock = new VirtualClock();
    private final Chronicle chronicle = new Chronicle(clock);
    private final Breaches breaches;
    private final Catalogue catalogue;
    private final SimulatedDevice device;
    private final SimulatedService service;
    private final Troubles troubles;
    private final RestPromises rest;

    Conversation(long seed, DeviceBuild build) {
        dice = new Dice(seed);
        breaches = new Breaches(seed, chronicle);
        catalogue = new Catalogue(dice);
        DevicePromises promised = new DevicePromises(breaches, chronicle, catalogue);
        VirtualNetwork network = new VirtualNetwork(clock, dice, chronicle, promised::stored);
        device = new SimulatedDevice(clock, dice, chronicle, network, promised, catalogue, build);
        ServicePromises told = new ServicePromises(breaches, chronicle, promised.installed(device));
        service = new SimulatedService(clock, dice, chronicle, network, told);
        troubles = new Troubles(clock, dice, chronicle, network, device, service, catalogue);
        rest = new RestPromises(breaches, network, device, service, promised, told);
    }

    /** Lets it all happen. */
    Conversation hold() {
        try {
            clock.after(dice.percent(80) ? dice.seconds(0, 120) : dice.minutes(5, 30), device::start);
            troubles.begin();
            clock.runUntil(dice.minutes(30, 360));
            chronicle.tell("trouble is over");
            troubles.end();
            comeToRest();
            rest.look();
            ServiceRun fresh = service.order(catalogue.fresh(), PATIENT);
            comeToRest();
            rest.look();
            rest.lookAt(fresh);
        } catch (RuntimeException | AssertionError bug) {
            breaches.unless(false, "there is a bug: " + bug);
        }
        return this;
    }

    List<String> breaches() {
        return breaches.found();
    }

    List<String> history() {
        return chronicle.entries();
    }

    Map<String, Long> counts() {
        return chronicle.counts();
    }

    /** Nothing happens by itself any more, and a device that only a person can bring back is brought back. */
    private void comeToRest() {
        settleDown();
        for (int i = 0; i < 3 && device.needsAPerson(); i++) {
            chronicle.happened("restarted by hand");
            device.crash(true);
            settleDown();
        }
    }

    private void settleDown() {
        int happenings = 0;
        while (happenings < MOST_HAPPENINGS && clock.next()) {
            happenings++;
        }
        breaches.unless(happenings < MOST_HAPPENINGS, "it never comes to rest");
    }
}
