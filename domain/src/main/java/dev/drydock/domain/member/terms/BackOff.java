package dev.drydock.domain.member.terms;

import java.time.Duration;

/**
 * The pauses before an order is sent again.
 *
 * @param first the first pause; each further one doubles it
 * @param longest the pause that it grows to at most
 */
public record BackOff(Duration first, Duration longest) {
    public static final BackOff STANDARD = new BackOff(Duration.ofMinutes(10), Duration.ofHours(6));

    private static final int MOST_DOUBLINGS = 30;

    /** @throws IllegalArgumentException when the first pause is nothing, or above the longest */
    public BackOff {
        if (first.isNegative() || first.isZero() || first.compareTo(longest) > 0) {
            throw new IllegalArgumentException("the first pause is above zero, and not above the longest");
        }
    }

    /** The pause after an order was put off so many times; none after none. */
    public Duration before(int tries) {
        if (tries == 0) {
            return Duration.ZERO;
        }
        Duration pause = first.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    /** All pauses up to this one. */
    public Duration total(int tries) {
        Duration all = Duration.ZERO;
        for (int i = 1; i <= tries; i++) {
            all = all.plus(before(i));
        }
        return all;
    }
}
