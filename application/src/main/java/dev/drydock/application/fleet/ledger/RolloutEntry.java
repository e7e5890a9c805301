package dev.drydock.application.fleet.ledger;

import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.RolloutState;
import java.util.OptionalLong;

/**
 * A rollout in the ledger.
 *
 * @param due the server's time at which its patience with an abort is over
 * @param isSettled whether it is at rest and every member has ended, so that nothing is left to do for it
 * @param revision grows with every change
 */
public record RolloutEntry(
        Rank rank, RolloutPlan plan, RolloutState state, OptionalLong due, boolean isSettled, long revision) {
    /** A rollout of which nothing is known but its plan. */
    public static RolloutEntry of(Rank rank, RolloutPlan plan, RolloutState state) {
        return new RolloutEntry(rank, plan, state, OptionalLong.empty(), false, 1);
    }

    public RolloutId id() {
        return rank.id();
    }

    public RolloutEntry with(RolloutState next, OptionalLong nextDue) {
        return new RolloutEntry(rank, plan, next, nextDue, isSettled, revision + 1);
    }

    public RolloutEntry settled() {
        return new RolloutEntry(rank, plan, state, OptionalLong.empty(), true, revision + 1);
    }
}
