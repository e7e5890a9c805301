package dev.drydock.domain.update.walk;

import dev.drydock.domain.Example;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.boot.Trial;
import dev.drydock.domain.firmware.RunningFirmware;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.AtRest.Idle;
import dev.drydock.domain.update.Recovering;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.Starting;
import dev.drydock.domain.update.Ticket;
import dev.drydock.domain.update.Transition;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateEvent.BootCommitted;
import dev.drydock.domain.update.UpdateEvent.CancelRequested;
import dev.drydock.domain.update.UpdateEvent.DeadlinePassed;
import dev.drydock.domain.update.UpdateEvent.DisarmDue;
import dev.drydock.domain.update.UpdateEvent.Disarmed;
import dev.drydock.domain.update.UpdateEvent.FloorRaised;
import dev.drydock.domain.update.UpdateEvent.HealthPassed;
import dev.drydock.domain.update.UpdateEvent.ImageDownloaded;
import dev.drydock.domain.update.UpdateEvent.ImageInstalled;
import dev.drydock.domain.update.UpdateEvent.ImageVerified;
import dev.drydock.domain.update.UpdateEvent.OrderAccepted;
import dev.drydock.domain.update.UpdateEvent.OrderFoundInstalled;
import dev.drydock.domain.update.UpdateEvent.OrderRefused;
import dev.drydock.domain.update.UpdateEvent.OrderRenewed;
import dev.drydock.domain.update.UpdateEvent.ReportRecovered;
import dev.drydock.domain.update.UpdateEvent.Started;
import dev.drydock.domain.update.UpdateEvent.WindowOpened;
import dev.drydock.domain.update.UpdateEvent.WorkFailed;
import dev.drydock.domain.update.UpdateState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** A device to which anything can happen, in the order of one seed. Only what admission never lets through is left out. */
final class RandomDevice {
    private final Random random;
    private final Promises promises = new Promises();
    private final List<Happening> happenings = new ArrayList<>();
    private UpdateState state = Idle.FRESH;
    private Boot boot = Example.settledOn(Slot.A);
    private int orders;
    private int boots;

    private record Happening(UpdateEvent event, Transition transition) {}

    RandomDevice(long seed) {
        random = new Random(seed);
    }

    void somethingHappens() {
        if (random.nextInt(10) == 0) {
            isKilled();
        }
        UpdateEvent event = anyEvent();
        if (event instanceof Started started) {
            boot = started.boot();
        }
        Transition transition = event.applyTo(state, Example.POLICY);
        happenings.add(new Happening(event, transition));
        if (transition instanceof Transition.Continued continued) {
            state = continued.next();
        }
        if (transition instanceof Transition.Moved moved) {
            promises.hold(state, event, moved, boot);
            state = moved.next();
        }
    }

    /** The device app is started again: on its journal, or on what is left of it. */
    private void isKilled() {
        boolean recovers = state instanceof Recovering
                || (state instanceof Starting starting && starting.journalled() instanceof Recovering)
                || random.nextInt(4) == 0;
        state = new Starting(recovers ? new Recovering(state.plain()) : state.plain());
    }

    UpdateState state() {
        return state;
    }

    /** The story so far. */
    String story() {
        return happenings.stream()
                .map(happening -> Words.of((Object) happening.event())
                        + happening.transition().match(new TransitionWords()))
                .collect(Collectors.joining("\n"));
    }

    /** Half of what happens is what is waited for, so that the walk gets somewhere. */
    private UpdateEvent anyEvent() {
        if (state instanceof Starting && random.nextBoolean()) {
            return new Started(anyBoot(), anyFirmware());
        }
        if (state instanceof Recovering && random.nextInt(4) == 0) {
            return new ReportRecovered(anyOutcome());
        }
        if (state.plain() instanceof Underway underway && random.nextBoolean()) {
            return work(underway.ticket(), underway.stage().ordinal());
        }
        Ticket ticket = new Ticket(anyId(), any(Stage.values()), random.nextInt(4));
        switch (random.nextInt(9)) {
            case 0:
                return new OrderAccepted(anOrder(), boot.running().other());
            case 1:
                return new OrderFoundInstalled(anOrder(), boot.running(), any(VersionProof.values()));
            case 2:
                return new OrderRefused(anyId(), anyReason());
            case 3:
                return new OrderRenewed(Example.at("http://host/renewed", order()));
            case 4:
                return new CancelRequested(anyId());
            case 5:
            case 6:
                return new Started(anyBoot(), anyFirmware());
            case 7:
                return random.nextBoolean()
                        ? new DisarmDue(any(Slot.values()))
                        : new Disarmed(any(Slot.values()), random.nextBoolean() ? Optional.of(boot) : Optional.empty());
            default:
                return work(ticket, random.nextInt(Stage.values().length));
        }
    }

    /** A likely result of a stage's work; the deadline and a failure can always come. */
    private UpdateEvent work(Ticket ticket, int stage) {
        switch (random.nextInt(8)) {
            case 0:
                return new WorkFailed(ticket, anyReason(), Duration.ofSeconds(random.nextInt(200)));
            case 1:
                return new DeadlinePassed(ticket);
            default:
        }
        switch (Stage.values()[stage]) {
            case DOWNLOADING:
                return random.nextBoolean()
                        ? new ImageDownloaded(ticket, Example.MEASURED)
                        : new DeadlinePassed(ticket);
            case VERIFYING:
                return new ImageVerified(ticket);
            case READY:
                return new WindowOpened(ticket);
            case INSTALLING:
                return new ImageInstalled(ticket, boot.id());
            case ON_TRIAL:
                return new HealthPassed(ticket, Optional.of(any(VersionProof.values())));
            case COMMITTING:
                return random.nextBoolean() ? new BootCommitted(ticket) : new FloorRaised(ticket);
            case RESTARTING:
            case ROLLING_BACK:
                return new Started(anyBoot(), anyFirmware());
            default:
                return new DeadlinePassed(ticket);
        }
    }

    /** Half of them have a manifest. */
    private UpdateOrder anOrder() {
        UpdateOrder order = Example.order("u" + ++orders);
        return random.nextBoolean() ? order : order.with(Example.SIGNED.manifest());
    }

    private Optional<AtRest> anyOutcome() {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(
                        new AtRest.Failed(Example.order("u" + ++orders).id(), Reason.of(ReasonCode.JOURNAL_RECOVERED)));
    }

    private Boot anyBoot() {
        BootId id = random.nextInt(4) == 0 ? boot.id() : new BootId("boot-" + ++boots);
        Slot running = random.nextInt(3) == 0 ? boot.running().other() : boot.running();
        Optional<Trial> trial =
                random.nextBoolean() ? Optional.of(new Trial(any(Slot.values()), random.nextInt(4))) : Optional.empty();
        return new Boot(id, running, any(Slot.values()), trial, random.nextInt(4) == 0);
    }

    private RunningFirmware anyFirmware() {
        return random.nextInt(4) == 0
                ? Example.telling(Example.OLD_VERSION)
                : any(RunningFirmware.UNKNOWN, Example.telling(Example.ORDERED_VERSION));
    }

    private UpdateOrder order() {
        return state instanceof Underway underway && random.nextBoolean()
                ? underway.update().order()
                : Example.order(anyId().value());
    }

    private UpdateId anyId() {
        if (state instanceof Underway underway && random.nextInt(3) == 0) {
            return underway.id();
        }
        return new UpdateId("u" + random.nextInt(orders + 2));
    }

    private Reason anyReason() {
        return Reason.of(any(ReasonCode.values()));
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
