package dev.drydock.application.fleet.ledger;

import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.RolloutState;
import java.util.Optional;

/**
 * A rollout in the ledger.
 *
 * @param by the person who submitted it; empty for the server itself
 * @param isSettled whether it is at rest and every member has ended, so that nothing is left to do for it
 * @param revision grows with every change of its plan or state
 */
public record RolloutEntry(
        Rank rank,
        Optional<String> by,
        RolloutPlan plan,
        RolloutState state,
        Times times,
        boolean isSettled,
        long revision) {
    /** A rollout of which nothing is known but its plan. */
    public static RolloutEntry of(Rank rank, RolloutPlan plan, RolloutState state) {
        return new RolloutEntry(rank, Optional.empty(), plan, state, Times.NONE, false, 1);
    }

    public RolloutId id() {
        return rank.id();
    }

    /** Whether devices that fit its target later may join it. */
    public boolean takesNewcomers() {
        return plan.rollout().isDynamic() && state.takesNewcomers();
    }

    /** The same, submitted by a person. */
    public RolloutEntry by(String person) {
        return new RolloutEntry(rank, Optional.of(person), plan, state, times, isSettled, revision);
    }

    /** The same in another state; one that is taken up again after its end is settled no longer. */
    public RolloutEntry with(RolloutState next, Times due) {
        return new RolloutEntry(rank, by, plan, next, due, isSettled && next.isAtRest(), revision + 1);
    }

    public RolloutEntry with(RolloutPlan next) {
        return new RolloutEntry(rank, by, next, state, times, isSettled, revision + 1);
    }

    public RolloutEntry with(Times due) {
        return new RolloutEntry(rank, by, plan, state, due, isSettled, revision);
    }

    /** The same, for which nothing is left to do from a time on. */
    public RolloutEntry settled(long at) {
        return new RolloutEntry(rank, by, plan, state, Times.NONE.settledAt(at), true, revision + 1);
    }
}
