package dev.drydock.application.simulation;

import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.simulation.device.DevicePromises;
import dev.drydock.application.simulation.device.SimulatedDevice;
import dev.drydock.application.simulation.network.VirtualNetwork;
import dev.drydock.application.simulation.service.ServicePromises;
import dev.drydock.application.simulation.service.ServicePromises.Told;
import dev.drydock.application.simulation.service.ServiceRun;
import dev.drydock.application.simulation.service.SimulatedService;
import dev.drydock.application.simulation.world.Breaches;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.update.AtRest;
import java.util.Optional;

/** The promises for a conversation that has come to rest. */
final class RestPromises {
    private final Breaches breaches;
    private final VirtualNetwork network;
    private final SimulatedDevice device;
    private final SimulatedService service;
    private final DevicePromises promised;
    private final ServicePromises told;

    RestPromises(
            Breaches breaches,
            VirtualNetwork network,
            SimulatedDevice device,
            SimulatedService service,
            DevicePromises promised,
            ServicePromises told) {
        this.breaches = breaches;
        this.network = network;
        this.device = device;
        this.service = service;
        this.promised = promised;
        this.told = told;
    }

    void look() {
        breaches.unless(device.isUp(), "the device does not run");
        breaches.unless(device.state() instanceof AtRest, "the device is not at rest but " + device.state());
        breaches.unless(
                device.hardware.slots.boot().settled(), "the slots are not settled: " + device.hardware.slots.boot());
        breaches.unless(device.hardware.mostWorkAtOnce() <= 1, "two pieces of work ran at once");
        breaches.unless(
                network.reported()
                        .filter(report -> report.memory().state().equals(device.state()))
                        .isPresent(),
                "the service reads something else than that the device is " + device.state());
        promised.taken().forEach(this::lookAtTaken);
        told.told().forEach(this::lookAtTold);
        service.runs().forEach(this::lookAtRun);
    }

    /** The good update after all the trouble. */
    void lookAt(ServiceRun fresh) {
        boolean completed =
                fresh.result().orElse(null) instanceof UpdateResult.Ended ended && ended.ending() == Ending.COMPLETED;
        breaches.unless(completed, "the update after the trouble ended with " + fresh.result());
        breaches.unless(device.hardware.runsCommitted(fresh.order), "the update after the trouble does not run");
    }

    private void lookAtTaken(UpdateId id) {
        breaches.unless(outcome(id).isPresent(), id + " was taken, and the device knows no outcome of it");
    }

    /** A desired order that was turned away has failed for who left it; the device may have taken a mended one since. */
    private void lookAtTold(UpdateId id, Told said) {
        Optional<Ending> known = outcome(id);
        boolean same = known.filter(ending -> ending.name().equals(said.ending().name()))
                .isPresent();
        breaches.unless(
                same || said.isRefusal(), "the service was told " + said + " of " + id + ", the device has " + known);
    }

    /** A run without end may go on only while no report tells how the update ended. */
    private void lookAtRun(ServiceRun run) {
        boolean endless = run.terms.giveUpAfter().isEmpty();
        breaches.unless(
                run.result().isPresent() || (endless && !isToldOf(run.order.id())),
                "the service never got to the end of " + run);
        run.result().filter(RestPromises::saysThatNothingBegins).ifPresent(result -> {
            UpdateId id = run.order.id();
            boolean alone = service.orderedOnce(id) && !run.wasTakenUpAgain() && !network.calledTwice(id);
            breaches.unless(
                    !alone || !promised.begun().contains(id),
                    "the service was told " + result + " of " + id + ", and it was begun");
        });
    }

    private static boolean saysThatNothingBegins(UpdateResult result) {
        return result instanceof UpdateResult.Refused
                || result instanceof UpdateResult.NotThere
                || result instanceof UpdateResult.UnknownDevice;
    }

    private boolean isToldOf(UpdateId id) {
        boolean now = device.state() instanceof AtRest rest && rest.tellsOf().equals(Optional.of(id));
        return now || recent(id).isPresent();
    }

    private Optional<Ending> outcome(UpdateId id) {
        return ledger().find(id).flatMap(UpdateLedger.Entry::ending).or(() -> recent(id));
    }

    private Optional<Ending> recent(UpdateId id) {
        return ledger().recent().stream()
                .filter(outcome -> outcome.id().equals(id))
                .map(Outcome::ending)
                .findFirst();
    }

    private UpdateLedger ledger() {
        return device.hardware.journal.memory().ledger();
    }
}
