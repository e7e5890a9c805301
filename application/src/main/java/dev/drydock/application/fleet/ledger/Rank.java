package dev.drydock.application.fleet.ledger;

import dev.drydock.domain.rollout.RolloutId;
import java.util.Comparator;

/**
 * The rank of a rollout among those that want the same device: higher priority first, of equal ones the older.
 *
 * @param priority -100 to 100, or {@link #ABOVE_ALL}
 * @param created the server's time, milliseconds
 * @param id decides between rollouts of one moment
 */
public record Rank(int priority, long created, RolloutId id) implements Comparable<Rank> {
    public static final int STANDARD_PRIORITY = 0;
    /** The priority of a rollout that rolls another back. */
    public static final int ABOVE_ALL = 101;

    private static final int LIMIT = 100;
    private static final Comparator<Rank> ORDER = Comparator.<Rank>comparingInt(rank -> -rank.priority)
            .thenComparingLong(Rank::created)
            .thenComparing(Rank::id);

    /** @throws IllegalArgumentException when the priority is out of range */
    public Rank {
        if (Math.abs(priority) > LIMIT && priority != ABOVE_ALL) {
            throw new IllegalArgumentException("a priority is -" + LIMIT + " to " + LIMIT + ", found " + priority);
        }
    }

    /** Whether it comes before another: not only as the older of two equal ones. */
    public boolean outranks(Rank other) {
        return priority > other.priority;
    }

    /** Whether it was created after another, so that its image is the newer. */
    public boolean isYoungerThan(Rank other) {
        return created > other.created;
    }

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }
}
