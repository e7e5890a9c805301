package dev.drydock.application.simulation.world;

import dev.drydock.application.time.Deadlines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.PriorityQueue;

/** One clock for everybody, with all that is still to happen: time passes only from one happening to the next. */
public final class VirtualClock {
    private static final Instant BEGINNING = Instant.parse("2026-11-20T10:00:00Z");

    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private long now;
    private long number;

    private static final class Due implements Comparable<Due>, Deadlines.Pending {
        private final long when;
        private final long number;
        private final Runnable action;
        private boolean cancelled;

        Due(long when, long number, Runnable action) {
            this.when = when;
            this.number = number;
            this.action = action;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        /** What is due at the same time happens in the order in which it was asked for. */
        @Override
        public int compareTo(Due other) {
            return when != other.when ? Long.compare(when, other.when) : Long.compare(number, other.number);
        }
    }

    public Deadlines.Pending after(Duration time, Runnable action) {
        Due due = new Due(now + Math.max(0, time.toMillis()), number++, action);
        queue.add(due);
        return due;
    }

    /** Lets the next thing happen; whether there was one. */
    public boolean next() {
        return nextWithin(Long.MAX_VALUE);
    }

    /** Lets happen what is due until so long after the beginning. */
    public void runUntil(Duration sinceBeginning) {
        while (nextWithin(sinceBeginning.toMillis())) {
            continue;
        }
        now = Math.max(now, sinceBeginning.toMillis());
    }

    /** Milliseconds since the beginning. */
    public long millis() {
        return now;
    }

    /** A wall clock that goes with this one. */
    public Clock wall() {
        InstantSource source = () -> BEGINNING.plusMillis(now);
        return source.withZone(ZoneOffset.UTC);
    }

    private boolean nextWithin(long end) {
        while (!queue.isEmpty() && queue.peek().when <= end) {
            Due due = queue.remove();
            if (!due.cancelled) {
                now = due.when;
                due.action.run();
                return true;
            }
        }
        return false;
    }
}
