package dev.drydock.domain.update;

import dev.drydock.domain.boot.BootRecord;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.RolledBack;
import dev.drydock.domain.update.Effect.Commit;
import dev.drydock.domain.update.Effect.Disarm;
import dev.drydock.domain.update.Effect.SetDeadline;
import dev.drydock.domain.update.Effect.StopWork;
import dev.drydock.domain.update.UpdateEvent.BootCommitted;
import dev.drydock.domain.update.UpdateEvent.DeadlinePassed;
import dev.drydock.domain.update.UpdateEvent.Started;
import dev.drydock.domain.update.UpdateEvent.WorkFailed;
import java.util.List;
import java.util.Optional;

/** The new image is proven, and the boot record is being made final. */
public record Committing(Update update, Optional<VersionProof> proof) implements Underway {
    @Override
    public Stage stage() {
        return Stage.COMMITTING;
    }

    @Override
    public List<Effect> resume(UpdatePolicy policy) {
        return List.of(new SetDeadline(ticket(), policy.commit()), new Commit(ticket(), update.target()));
    }

    @Override
    public Transition on(BootCommitted event, UpdatePolicy policy) {
        return isStale(event)
                ? refuse(event)
                : AtRest.settle(new Completed(update.order(), update.target(), proof, Optional.empty()), policy);
    }

    @Override
    public Transition on(WorkFailed event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : Underway.enter(RollingBack.first(update, event.reason()), policy);
    }

    @Override
    public Transition on(DeadlinePassed event, UpdatePolicy policy) {
        return isStale(event)
                ? refuse(event)
                : Underway.enter(
                        RollingBack.first(update, Reason.of(ReasonCode.COMMIT_TIMEOUT)), policy, new StopWork());
    }

    @Override
    public Transition on(Started event, UpdatePolicy policy) {
        if (event.boot().running() != update.target()) {
            return AtRest.settle(new RolledBack(id(), Reason.of(ReasonCode.FELL_BACK)), policy, new Disarm(former()));
        }
        boolean done = event.boot().recordOf(update.target()) instanceof BootRecord.Committed;
        if (startedTooOften(policy) && !done) {
            return Underway.enter(RollingBack.first(update, Reason.of(ReasonCode.TOO_MANY_RESTARTS)), policy);
        }
        return Underway.enter(new Committing(update.startedAgain(), proof), policy);
    }
}
