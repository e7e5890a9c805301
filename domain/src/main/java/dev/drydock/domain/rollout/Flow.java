package dev.drydock.domain.rollout;

import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.wave.Counts;
import java.util.Optional;

/**
 * The number of devices that may work on an order at a time.
 *
 * @param inFlight at first; empty for all
 */
public record Flow(Optional<Integer> inFlight) {
    /** A hundred, doubled with every hundred successes while nothing speaks against the image. */
    public static final Flow STANDARD = new Flow(Optional.of(100));

    /** All devices of the open waves at once. */
    public static final Flow ALL = new Flow(Optional.empty());

    private static final int STEP = 100;
    private static final int MOST_DOUBLINGS = 20;

    /** @throws IllegalArgumentException when the number is below 1 */
    public Flow {
        if (inFlight.filter(number -> number < 1).isPresent()) {
            throw new IllegalArgumentException("at least 1 device may work on an order at a time");
        }
    }

    /** The number of further orders that the limit has room for; the evidence is that of the open wave. */
    public long room(Counts counts, Evidence evidence) {
        long underWay = (long) counts.of(Tally.ORDERED) + counts.of(Tally.TAKEN);
        return Math.max(0, limit(counts.of(Tally.SUCCEEDED), evidence) - underWay);
    }

    /** The limit after so many successes; the evidence is that of the open wave. */
    public long limit(int successes, Evidence evidence) {
        if (inFlight.isEmpty()) {
            return Long.MAX_VALUE;
        }
        int doublings = evidence.ratio() <= 0 ? Math.min(successes / STEP, MOST_DOUBLINGS) : 0;
        return (long) inFlight.get() << doublings;
    }
}
