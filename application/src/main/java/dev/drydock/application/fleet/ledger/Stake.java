package dev.drydock.application.fleet.ledger;

import dev.drydock.domain.member.Blocked;
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
    private static final Set<Tally> ACTIVE = EnumSet.of(Tally.ORDERED, Tally.LEFT, Tally.TAKEN);

    private static final Set<Tally> OPEN =
            EnumSet.of(Tally.ORDERED, Tally.LEFT, Tally.TAKEN, Tally.BLOCKED, Tally.QUIET, Tally.SUCCEEDED, Tally.LOST);

    /** Whether the device has the order of that rollout; it has one at a time. */
    public boolean isActive() {
        return ACTIVE.contains(entry.member().state().tally());
    }

    /** Whether an order of that rollout stands in the desired state, or is not known to be withdrawn. */
    public boolean holdsDesired() {
        return !entry.member().state().tally().isEnded()
                && entry.member().left().isPresent();
    }

    public boolean hasSucceeded() {
        return entry.member().state().tally() == Tally.SUCCEEDED;
    }

    /** Whether it waits for another rollout to let the device go. */
    public boolean waits() {
        return givesOrders
                && entry.member().state() instanceof Blocked blocked
                && blocked.by().rollout().isPresent();
    }

    /** Whether the device is waited for, or what it says may still change how it is counted. */
    public boolean isOpen() {
        return holdsDesired() || OPEN.contains(entry.member().state().tally());
    }
}
