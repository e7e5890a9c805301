package dev.drydock.domain.update;

import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Effect.CheckHealth;
import dev.drydock.domain.update.Effect.SetDeadline;
import dev.drydock.domain.update.UpdateEvent.HealthPassed;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import java.util.List;

/** The new image runs, is not committed, and its health is being checked. */
public record OnTrial(Update update) implements Uncommitted {
    @Override
    public Stage stage() {
        return Stage.ON_TRIAL;
    }

    @Override
    public List<Effect> resume(UpdatePolicy policy) {
        return List.of(
                new SetDeadline(ticket(), policy.limit(Limit.TRIAL)),
                new CheckHealth(ticket(), update.order(), update.target()));
    }

    @Override
    public OnTrial startedAgain() {
        return new OnTrial(update.startedAgain());
    }

    @Override
    public ReasonCode lateness() {
        return ReasonCode.HEALTH_TIMEOUT;
    }

    @Override
    public Transition on(HealthPassed event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : Underway.enter(new Committing(update.entered(), event.proof()), policy);
    }
}
