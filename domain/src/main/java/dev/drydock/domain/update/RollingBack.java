package dev.drydock.domain.update;

import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.RolledBack;
import dev.drydock.domain.update.Effect.Disarm;
import dev.drydock.domain.update.Effect.RollBack;
import dev.drydock.domain.update.Effect.SetDeadline;
import dev.drydock.domain.update.UpdateEvent.BootCommitted;
import dev.drydock.domain.update.UpdateEvent.DeadlinePassed;
import dev.drydock.domain.update.UpdateEvent.Started;
import dev.drydock.domain.update.UpdateEvent.WorkFailed;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import java.util.List;
import java.util.Optional;

/**
 * The old slot is made the one that is started, and the restart into it is asked for.
 *
 * @param reason why the new image is given up
 * @param attempt counted from 1
 */
public record RollingBack(Update update, Reason reason, int attempt) implements Underway {
    public static RollingBack first(Update update, Reason reason) {
        return new RollingBack(update.entered(), reason, 1);
    }

    @Override
    public Optional<Reason> why() {
        return Optional.of(reason);
    }

    @Override
    public Stage stage() {
        return Stage.ROLLING_BACK;
    }

    @Override
    public List<Effect> resume(UpdatePolicy policy) {
        return List.of(new SetDeadline(ticket(), policy.limit(Limit.RESTART)), new RollBack(ticket(), former()));
    }

    @Override
    public Transition on(Started event, UpdatePolicy policy) {
        if (event.boot().running() == former()) {
            return AtRest.settle(new RolledBack(id(), reason), policy, new Disarm(former()));
        }
        return again(policy);
    }

    /** The commit of the image, which is proven, took longer than it may, and was made all the same: nothing leads back from there. */
    @Override
    public Transition on(BootCommitted event, UpdatePolicy policy) {
        return isStale(event)
                ? refuse(event)
                : Committing.committed(update.entered(), Optional.of(VersionProof.DIGEST), policy);
    }

    @Override
    public Transition on(WorkFailed event, UpdatePolicy policy) {
        if (isStale(event)) {
            return refuse(event);
        }
        return event.reason().code() == ReasonCode.UNHEALTHY_NO_ROLLBACK
                ? fail(new Reason(ReasonCode.UNHEALTHY_NO_ROLLBACK, reason.toString()), policy)
                : again(policy);
    }

    @Override
    public Transition on(DeadlinePassed event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : again(policy);
    }

    private Transition again(UpdatePolicy policy) {
        if (attempt >= policy.restartTries()) {
            return fail(ReasonCode.ROLLBACK_FAILED, policy);
        }
        return Underway.enter(new RollingBack(update, reason, attempt + 1), policy);
    }
}
