package dev.drydock.domain.update;

import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.Effect.Commit;
import dev.drydock.domain.update.Effect.SetDeadline;
import dev.drydock.domain.update.UpdateEvent.BootCommitted;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import java.util.List;
import java.util.Optional;

/** The new image is proven, and the boot record is being made final. */
public record Committing(Update update, Optional<VersionProof> proof) implements Uncommitted {
    @Override
    public Stage stage() {
        return Stage.COMMITTING;
    }

    @Override
    public List<Effect> resume(UpdatePolicy policy) {
        return List.of(new SetDeadline(ticket(), policy.limit(Limit.COMMIT)), new Commit(ticket(), update.target()));
    }

    @Override
    public Committing startedAgain() {
        return new Committing(update.startedAgain(), proof);
    }

    @Override
    public ReasonCode lateness() {
        return ReasonCode.COMMIT_TIMEOUT;
    }

    /** The commit was durable before it was written down: there is nothing to roll back. */
    @Override
    public boolean goesOnFrom(Boot boot) {
        return boot.recordOf(update.target()).isCommitted();
    }

    @Override
    public Transition on(BootCommitted event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : committed(update, proof, policy);
    }

    /** The move on from a commit that is durable. */
    static Transition committed(Update update, Optional<VersionProof> proof, UpdatePolicy policy) {
        return update.order().manifest().isPresent()
                ? Underway.enter(new Raising(update.startedAgain(), proof, Optional.empty()), policy)
                : AtRest.settle(new Completed(update.order(), update.target(), proof, Optional.empty()), policy);
    }
}
