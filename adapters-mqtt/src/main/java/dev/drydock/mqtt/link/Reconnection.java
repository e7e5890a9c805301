package dev.drydock.mqtt.link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;

/**
 * The pauses between attempts to connect. In the first minute of an outage the pauses stay below two seconds, so that a broker that restarts has its
 * devices back at once; then they grow to half a minute. A client whose connection another one has taken
 * over three times within a minute shares its identity with that one, and pauses for a minute.
 */
final class Reconnection {
    static final Duration TRUCE = Duration.ofSeconds(60);

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration SHORT = Duration.ofMillis(1300);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int EARLY_ATTEMPTS = 40;
    private static final int TAKEOVERS = 3;

    private final RandomGenerator dice;
    private final Deque<Long> takeovers = new ArrayDeque<>();
    private int failures;

    Reconnection(RandomGenerator dice) {
        this.dice = dice;
    }

    void succeeded() {
        failures = 0;
    }

    /** The pause after a failed attempt or a loss. */
    Duration next() {
        failures++;
        Duration base = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        Duration most = failures <= EARLY_ATTEMPTS ? SHORT : LONGEST;
        Duration pause = base.compareTo(most) < 0 ? base : most;
        return pause.plusMillis(dice.nextLong(pause.toMillis() / 2 + 1));
    }

    /** Counts a take-over; true when it was the third within a minute. */
    boolean takenOverTooOften(long nowNanos) {
        takeovers.addLast(nowNanos);
        while (nowNanos - takeovers.getFirst() > TRUCE.toNanos()) {
            takeovers.removeFirst();
        }
        if (takeovers.size() < TAKEOVERS) {
            return false;
        }
        takeovers.clear();
        return true;
    }
}
