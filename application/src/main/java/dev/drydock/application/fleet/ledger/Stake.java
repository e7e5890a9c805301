package dev.drydock.application.fleet.ledger;

import dev.drydock.domain.member.Blocker;
import dev.drydock.domain.member.Tally;
import java.util.EnumSet;
import java.util.Set;

/**
 * The part of a device in one of several rollouts.
 *
 * @param name of the rollout
 * @param givesOrders whether the rollout gives orders now
 */
public record Stake(Rank rank, String name, boolean givesOrders, MemberEntry entry) {
    private static final Set<Tally> OPEN = EnumSet.of(Tally.BLOCKED, Tally.QUIET, Tally.SUCCEEDED, Tally.LOST);

    /** Whether the device has the order of that rollout; it has one at a time. */
    public boolean isActive() {
        return tally().isActive();
    }

    public boolean hasSucceeded() {
        return tally() == Tally.SUCCEEDED;
    }

    /** Whether it waits for another rollout to let the device go. */
    public boolean waits() {
        return givesOrders
                && entry.member().state().blockedBy().flatMap(Blocker::rollout).isPresent();
    }

    /** Whether the device is waited for, or what it says may still change how it is counted. */
    public boolean isOpen() {
        return entry.member().holdsDevice() || OPEN.contains(tally());
    }

    private Tally tally() {
        return entry.member().state().tally();
    }
}
