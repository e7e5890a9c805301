package dev.drydock.domain.update;

import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.RolledBack;
import dev.drydock.domain.update.Effect.Disarm;
import dev.drydock.domain.update.Effect.StopWork;
import dev.drydock.domain.update.UpdateEvent.DeadlinePassed;
import dev.drydock.domain.update.UpdateEvent.Started;
import dev.drydock.domain.update.UpdateEvent.WorkFailed;

/** The new image runs and is not known to be committed: whatever goes wrong now leads back to the old one. */
public sealed interface Uncommitted extends Underway permits OnTrial, Committing {
    /** The same state after one more start of the device app. */
    Uncommitted startedAgain();

    /** The reason for the rollback when the deadline of the state passes. */
    ReasonCode lateness();

    @Override
    default Transition on(WorkFailed event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : rollBack(event.reason(), policy);
    }

    @Override
    default Transition on(DeadlinePassed event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : rollBack(Reason.of(lateness()), policy, new StopWork());
    }

    /** Whether the state is to be gone on with however often the device app was started in it. */
    default boolean goesOnFrom(Boot boot) {
        return false;
    }

    /** The boot loader may have fallen back meanwhile. */
    @Override
    default Transition on(Started event, UpdatePolicy policy) {
        if (event.boot().running() != update().target()) {
            return AtRest.settle(new RolledBack(id(), Reason.of(ReasonCode.FELL_BACK)), policy, new Disarm(former()));
        }
        return (startedTooOften(policy) || isGivenUp(event.boot())) && !goesOnFrom(event.boot())
                ? rollBack(Reason.of(ReasonCode.TOO_MANY_RESTARTS), policy)
                : Underway.enter(startedAgain(), policy);
    }

    /** Its tries are spent, and yet it runs: a boot loader that does not count them left that to the device. */
    private boolean isGivenUp(Boot boot) {
        return boot.recordOf(update().target()).isNotArmed();
    }

    private Transition rollBack(Reason reason, UpdatePolicy policy, Effect... first) {
        return Underway.enter(RollingBack.first(update(), reason), policy, first);
    }
}
