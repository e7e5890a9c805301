package dev.drydock.domain.update.walk;

import static dev.drydock.domain.Example.MEASURED;
import static dev.drydock.domain.Example.NEW;
import static dev.drydock.domain.Example.OLD;
import static dev.drydock.domain.Example.ORDER;
import static dev.drydock.domain.Example.OTHER_ORDER;
import static dev.drydock.domain.Example.OTHER_SIGNED;
import static dev.drydock.domain.Example.RENEWED;
import static dev.drydock.domain.Example.THIS_BOOT;
import static dev.drydock.domain.Example.armed;
import static dev.drydock.domain.Example.settledOn;
import static dev.drydock.domain.Example.strayingTo;

import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.Ticket;
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
import dev.drydock.domain.update.UpdateEvent.WindowOpened;
import dev.drydock.domain.update.UpdateEvent.WorkFailed;
import dev.drydock.domain.update.UpdateEvent.WorkStopped;
import dev.drydock.domain.update.UpdateState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every event in every shape that can make a difference to a state. */
final class EventSamples {
    /** Late by an attempt, a stage or an update; for a state at rest whatever still comes is late. */
    private static final Ticket OF_NO_WORK = new Ticket(ORDER.id(), Stage.ON_TRIAL, 0);

    private EventSamples() {}

    /**
     * One event.
     *
     * @param shape what is particular about it, or empty
     */
    record Sample(UpdateEvent event, String shape) {
        String kind() {
            return event.getClass().getSimpleName();
        }

        String words() {
            return shape.isEmpty() ? kind() : kind() + " " + shape;
        }
    }

    static List<Sample> forState(UpdateState state) {
        List<Sample> samples = new ArrayList<>();
        orders(samples);
        Start.all().forEach(start -> samples.add(new Sample(start.event(), "")));
        disarming(samples);
        recovery(samples);
        if (state.plain() instanceof Underway underway) {
            Ticket now = underway.ticket();
            ofWork(samples, now, "");
            failures(samples, now);
            ofWork(samples, new Ticket(now.update(), now.stage(), now.attempt() + 1), "of another attempt");
            ofWork(samples, new Ticket(now.update(), another(now.stage()), now.attempt()), "of another stage");
            ofWork(samples, new Ticket(OTHER_ORDER.id(), now.stage(), now.attempt()), "of another update");
        } else {
            ofWork(samples, OF_NO_WORK, "of work that is over");
        }
        return samples;
    }

    private static void orders(List<Sample> samples) {
        samples.add(new Sample(new OrderAccepted(OTHER_ORDER, NEW), "u2"));
        samples.add(new Sample(new OrderFoundInstalled(OTHER_ORDER, NEW, VersionProof.DIGEST), "u2"));
        samples.add(new Sample(new OrderFoundInstalled(OTHER_SIGNED, NEW, VersionProof.DIGEST), "u2 with a manifest"));
        samples.add(new Sample(new OrderRefused(OTHER_ORDER.id(), Reason.of(ReasonCode.BAD_URI)), "u2"));
        samples.add(new Sample(new OrderRefused(ORDER.id(), Reason.of(ReasonCode.UPDATE_ID_REUSED)), "u1"));
        samples.add(new Sample(new OrderRenewed(RENEWED), "u1"));
        samples.add(new Sample(new OrderRenewed(OTHER_ORDER), "u2"));
        samples.add(new Sample(new CancelRequested(ORDER.id()), "u1"));
        samples.add(new Sample(new CancelRequested(OTHER_ORDER.id()), "u2"));
    }

    private static void disarming(List<Sample> samples) {
        samples.add(new Sample(new Disarmed(OLD, Optional.empty()), "and the record is unreadable"));
        samples.add(new Sample(new Disarmed(OLD, Optional.of(armed(OLD, 2))), "and still armed"));
        samples.add(new Sample(new Disarmed(OLD, Optional.of(strayingTo(NEW))), "and not settled"));
        samples.add(new Sample(new Disarmed(OLD, Optional.of(settledOn(OLD))), "and settled"));
        samples.add(new Sample(new DisarmDue(OLD), ""));
    }

    private static void recovery(List<Sample> samples) {
        Failed lost = new Failed(OTHER_ORDER.id(), Reason.of(ReasonCode.JOURNAL_RECOVERED));
        samples.add(new Sample(new ReportRecovered(Optional.empty()), "with nothing new"));
        samples.add(new Sample(new ReportRecovered(Optional.of(lost)), "with u2"));
    }

    private static void ofWork(List<Sample> samples, Ticket ticket, String shape) {
        samples.add(new Sample(new DeadlinePassed(ticket), shape));
        samples.add(new Sample(new ImageDownloaded(ticket, MEASURED), shape));
        samples.add(new Sample(new ImageVerified(ticket), shape));
        samples.add(new Sample(new WindowOpened(ticket), shape));
        samples.add(new Sample(new ImageInstalled(ticket, THIS_BOOT), shape));
        samples.add(new Sample(new HealthPassed(ticket, Optional.of(VersionProof.VERSION)), shape));
        samples.add(new Sample(new BootCommitted(ticket), shape));
        samples.add(new Sample(new FloorRaised(ticket), shape));
        samples.add(new Sample(new WorkFailed(ticket, Reason.of(ReasonCode.SERVER_UNREACHABLE)), shape));
        samples.add(new Sample(new WorkStopped(ticket), shape));
    }

    private static void failures(List<Sample> samples, Ticket ticket) {
        Reason busy = Reason.of(ReasonCode.SERVER_ERROR);
        samples.add(new Sample(new WorkFailed(ticket, busy, Duration.ofSeconds(40)), "for 40 s"));
        samples.add(new Sample(new WorkFailed(ticket, busy, Duration.ofHours(1)), "for an hour"));
        samples.add(new Sample(new WorkFailed(ticket, Reason.of(ReasonCode.IMAGE_NOT_FOUND)), "for good"));
    }

    private static Stage another(Stage stage) {
        return stage == Stage.WAITING ? Stage.READY : Stage.WAITING;
    }
}
