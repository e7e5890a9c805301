package dev.drydock.domain.update;

import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.RolledBack;
import dev.drydock.domain.update.Effect.CheckHealth;
import dev.drydock.domain.update.Effect.Disarm;
import dev.drydock.domain.update.Effect.SetDeadline;
import dev.drydock.domain.update.Effect.StopWork;
import dev.drydock.domain.update.UpdateEvent.DeadlinePassed;
import dev.drydock.domain.update.UpdateEvent.HealthPassed;
import dev.drydock.domain.update.UpdateEvent.Started;
import dev.drydock.domain.update.UpdateEvent.WorkFailed;
import java.util.List;

/** The new image runs, is not committed, and its health is being checked. */
public record OnTrial(Update update) implements Underway {
    @Override
    public Stage stage() {
        return Stage.ON_TRIAL;
    }

    @Override
    public List<Effect> resume(UpdatePolicy policy) {
        return List.of(
                new SetDeadline(ticket(), policy.trial()), new CheckHealth(ticket(), update.order(), update.target()));
    }

    @Override
    public Transition on(HealthPassed event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : Underway.enter(new Committing(update.entered(), event.proof()), policy);
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
                        RollingBack.first(update, Reason.of(ReasonCode.HEALTH_TIMEOUT)), policy, new StopWork());
    }

    @Override
    public Transition on(Started event, UpdatePolicy policy) {
        if (event.boot().running() != update.target()) {
            return AtRest.settle(new RolledBack(id(), Reason.of(ReasonCode.FELL_BACK)), policy, new Disarm(former()));
        }
        if (startedTooOften(policy)) {
            return Underway.enter(RollingBack.first(update, Reason.of(ReasonCode.TOO_MANY_RESTARTS)), policy);
        }
        return Underway.enter(new OnTrial(update.startedAgain()), policy);
    }
}
