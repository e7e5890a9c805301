package dev.drydock.application.time;

import java.time.Duration;

/**
 * Delays that double from one attempt to the next, up to a longest one; jitter is added where they are waited for.
 *
 * @param first before the second attempt
 * @param longest what the delays grow to at most
 */
public record BackOff(Duration first, Duration longest) {
    /** The delay before an attempt, counted from 1: nothing before the first. */
    public Duration before(int attempt) {
        if (attempt <= 1) {
            return Duration.ZERO;
        }
        Duration delay = first.multipliedBy(1L << Math.min(attempt - 2, 30));
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}
