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
        RolloutId id, RolloutPlan plan, RolloutState state, OptionalLong due, boolean isSettled, long revision) {
    /** A rollout of which nothing is known but its plan. */
    public static RolloutEntry of(RolloutId id, RolloutPlan plan, RolloutState state) {
        return new RolloutEntry(id, plan, state, OptionalLong.empty(), false, 1);
    }

    public RolloutEntry with(RolloutState next, OptionalLong nextDue) {
        return new RolloutEntry(id, plan, next, nextDue, isSettled, revision + 1);
    }

    public RolloutEntry settled() {
        return new RolloutEntry(id, plan, state, OptionalLong.empty(), true, revision + 1);
    }
}
