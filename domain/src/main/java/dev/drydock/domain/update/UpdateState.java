package dev.drydock.domain.update;

import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.reason.Reason;
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
import dev.drydock.domain.update.UpdateEvent.WorkStopped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of a device's update. A state says only what moves it; every other event is refused.
 *
 * <p>Entering a state and coming back to it after a restart ask for the same effects, those of {@link #resume}: recovery is
 * the machine itself, not a second one beside it.
 */
public sealed interface UpdateState permits AtRest, Underway, Starting, Recovering {
    /** The effects that this state lasts by: asked for on entry, and again after a restart. */
    List<Effect> resume(UpdatePolicy policy);

    Transition on(Started event, UpdatePolicy policy);

    /** The outcome that this state tells of: that of the last update for a state at rest, none while work goes on. */
    default Optional<Outcome> outcomeAt(Instant now) {
        return Optional.empty();
    }

    default Transition on(OrderAccepted event, UpdatePolicy policy) {
        return refuse(event);
    }

    default Transition on(OrderFoundInstalled event, UpdatePolicy policy) {
        return refuse(event);
    }

    default Transition on(OrderRefused event, UpdatePolicy policy) {
        return refuse(event);
    }

    default Transition on(OrderRenewed event, UpdatePolicy policy) {
        return refuse(event);
    }

    default Transition on(CancelRequested event, UpdatePolicy policy) {
        return refuse(event);
    }

    default Transition on(DeadlinePassed event, UpdatePolicy policy) {
        return refuse(event);
    }

    default Transition on(ImageDownloaded event, UpdatePolicy policy) {
        return refuse(event);
    }

    default Transition on(ImageVerified event, UpdatePolicy policy) {
        return refuse(event);
    }

    default Transition on(WindowOpened event, UpdatePolicy policy) {
        return refuse(event);
    }

    default Transition on(ImageInstalled event, UpdatePolicy policy) {
        return refuse(event);
    }

    default Transition on(HealthPassed event, UpdatePolicy policy) {
        return refuse(event);
    }

    default Transition on(BootCommitted event, UpdatePolicy policy) {
        return refuse(event);
    }

    default Transition on(FloorRaised event, UpdatePolicy policy) {
        return refuse(event);
    }

    default Transition on(WorkFailed event, UpdatePolicy policy) {
        return refuse(event);
    }

    /** Refused: the work was stopped by a move of the state. */
    default Transition on(WorkStopped event, UpdatePolicy policy) {
        return refuse(event);
    }

    default Transition on(Disarmed event, UpdatePolicy policy) {
        return refuse(event);
    }

    default Transition on(DisarmDue event, UpdatePolicy policy) {
        return refuse(event);
    }

    default Transition on(ReportRecovered event, UpdatePolicy policy) {
        return refuse(event);
    }

    /** The reason that is told with this state. */
    default Optional<Reason> why() {
        return Optional.empty();
    }

    /** The stage of the work that goes on; empty at rest. */
    default Optional<Stage> working() {
        return Optional.empty();
    }

    /** This state as that of an update under way; empty at rest, and around a start or a recovery. */
    Optional<Underway> underway();

    /** Whether the device's own last report has to be read back. */
    default boolean isRecovering() {
        return false;
    }

    /** The state of the update itself, which a start or a recovery may stand around. */
    default UpdateState plain() {
        return this;
    }

    /** The reason why neither orders nor cancels are decided on in this state; empty when they are. */
    default Optional<Reason> notReady() {
        return Optional.empty();
    }

    /** The event leaves this state as it is. */
    default Transition refuse(UpdateEvent event) {
        return new Transition.Refused(this, event);
    }
}
