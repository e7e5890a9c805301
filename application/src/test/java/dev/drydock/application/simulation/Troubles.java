package dev.drydock.application.simulation;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.service.UpdateTerms;
import dev.drydock.application.simulation.device.SimulatedDevice;
import dev.drydock.application.simulation.network.VirtualNetwork;
import dev.drydock.application.simulation.network.Weather;
import dev.drydock.application.simulation.service.SimulatedService;
import dev.drydock.application.simulation.world.Catalogue;
import dev.drydock.application.simulation.world.Catalogue.Quality;
import dev.drydock.application.simulation.world.Chronicle;
import dev.drydock.application.simulation.world.Dice;
import dev.drydock.application.simulation.world.VirtualClock;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The troubles of one conversation, one after another, until it is over. */
final class Troubles {
    private final VirtualClock clock;
    private final Dice dice;
    private final Chronicle chronicle;
    private final VirtualNetwork network;
    private final SimulatedDevice device;
    private final SimulatedService service;
    private final Catalogue catalogue;
    private boolean over;

    Troubles(
            VirtualClock clock,
            Dice dice,
            Chronicle chronicle,
            VirtualNetwork network,
            SimulatedDevice device,
            SimulatedService service,
            Catalogue catalogue) {
        this.clock = clock;
        this.dice = dice;
        this.chronicle = chronicle;
        this.network = network;
        this.device = device;
        this.service = service;
        this.catalogue = catalogue;
    }

    void begin() {
        keepOn(10, 900, this::somebodyUsesTheService);
        keepOn(30, 900, this::theWeatherChanges);
        keepOn(10, 600, this::somethingGoesWrong);
    }

    void end() {
        over = true;
        network.calm();
        device.calm();
    }

    private void keepOn(int fewestSeconds, int mostSeconds, Runnable something) {
        clock.after(dice.seconds(fewestSeconds, mostSeconds), () -> {
            if (!over) {
                something.run();
                keepOn(fewestSeconds, mostSeconds, something);
            }
        });
    }

    private void theWeatherChanges() {
        network.weather(dice.oneOf(List.of(Weather.CALM, Weather.ROUGH, Weather.ROUGH, Weather.STORM)));
    }

    private void somebodyUsesTheService() {
        int what = dice.between(0, 99);
        if (!service.isUp()) {
            chronicle.count("service not there");
        } else if (what < 60) {
            order("new", catalogue.another(clock.wall().instant()));
        } else if (what < 70) {
            order("repeated", catalogue.former());
        } else if (what < 74) {
            order("misused", catalogue.misused());
        } else if (what < 78) {
            order("renewed", catalogue.renewed());
        } else {
            cancel((dice.percent(50) ? catalogue.former() : Optional.<UpdateOrder>empty()).map(UpdateOrder::id));
        }
    }

    private void order(String kind, Optional<UpdateOrder> order) {
        order.ifPresent(found -> {
            Quality quality = catalogue.of(found.id());
            chronicle.count("order " + kind);
            chronicle.count("order " + quality);
            if (quality == Quality.UNBOOTABLE) {
                device.hardware.slots.unbootable(found.id());
            }
            service.order(found, terms());
            if (dice.percent(12)) {
                clock.after(dice.seconds(5, 120), () -> cancel(order.map(UpdateOrder::id)));
            }
        });
    }

    private void cancel(Optional<UpdateId> id) {
        chronicle.count("cancel");
        service.cancel(id, dice.seconds(2, 30));
    }

    private UpdateTerms terms() {
        return new UpdateTerms(
                dice.seconds(2, 60),
                dice.seconds(0, 300),
                dice.percent(60),
                dice.percent(85) ? Optional.of(dice.minutes(1, 240)) : Optional.empty(),
                dice.percent(70),
                dice.percent(30));
    }

    private void somethingGoesWrong() {
        int what = dice.between(0, 99);
        if (what < 12) {
            network.breakDevice();
        } else if (what < 22) {
            network.silenceDevice();
        } else if (what < 30) {
            network.deviceOutage(dice.seconds(1, 1800));
        } else if (what < 38) {
            network.serviceOutage(dice.seconds(1, 600));
        } else if (what < 46) {
            service.crash();
        } else if (what < 56) {
            device.crash(false);
        } else if (what < 62) {
            device.crash(true);
        } else if (what < 74) {
            device.hardware.power.cutAtUse(dice.between(1, 15));
        } else if (what < 84) {
            theDownloadBreaks();
        } else if (what < 88) {
            forAWhile("disk full", () -> device.hardware.journal.full(true), () -> device.hardware.journal.full(false));
        } else if (what < 92) {
            forAWhile(
                    "disk refuses", () -> device.hardware.diskRefuses(true), () -> device.hardware.diskRefuses(false));
        } else if (what < 95) {
            chronicle.happened(device.corrupt() ? "slot corrupted" : "nothing to corrupt");
        } else {
            forAWhile(
                    "restart refused",
                    () -> device.hardware.restart.refuse(Reason.of(ReasonCode.RESTART_FAILED)),
                    device.hardware.restart::allow);
        }
    }

    private void theDownloadBreaks() {
        chronicle.happened("download breaks");
        ReasonCode code = dice.oneOf(List.of(
                ReasonCode.CONNECTION_BROKEN,
                ReasonCode.CONNECTION_BROKEN,
                ReasonCode.SERVER_ERROR,
                ReasonCode.IMAGE_NOT_FOUND));
        device.hardware.images.breakNext(
                new FetchResult.Broken(Reason.of(code), Duration.ofSeconds(dice.between(0, 60))));
    }

    private void forAWhile(String what, Runnable bad, Runnable good) {
        chronicle.happened(what);
        bad.run();
        clock.after(dice.seconds(1, 1200), good);
    }
}
