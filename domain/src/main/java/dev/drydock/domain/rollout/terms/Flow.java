package dev.drydock.domain.rollout.terms;

import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.wave.Counts;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The limits of the orders that a rollout gives.
 *
 * @param inFlight the devices that may work on an order at a time, at first; empty for all
 * @param perMinute the orders of one minute, at first; empty for as many as the transport takes
 * @param growth of both while nothing speaks against the image
 */
public record Flow(Optional<Integer> inFlight, Optional<Integer> perMinute, Growth growth) {
    /** A hundred at a time, doubled with every hundred successes while nothing speaks against the image. */
    public static final Flow STANDARD = inFlight(100);

    /** All devices of the open waves at once. */
    public static final Flow ALL = new Flow(Optional.empty(), Optional.empty(), Growth.STANDARD);

    /** @throws IllegalArgumentException when a number is below 1 */
    public Flow {
        if (inFlight.filter(number -> number < 1).isPresent()) {
            throw new IllegalArgumentException("at least 1 device may work on an order at a time");
        }
        if (perMinute.filter(number -> number < 1).isPresent()) {
            throw new IllegalArgumentException("at least 1 order is given a minute");
        }
    }

    /** So many devices at a time, with the usual growth. */
    public static Flow inFlight(int devices) {
        return new Flow(Optional.of(devices), Optional.empty(), Growth.STANDARD);
    }

    /** The number of further orders that the limit in flight has room for; the evidence is that of the open wave. */
    public long room(Counts counts, Evidence evidence) {
        long underWay = (long) counts.of(Tally.ORDERED) + counts.of(Tally.TAKEN);
        return Math.max(0, limit(counts.of(Tally.SUCCEEDED), evidence) - underWay);
    }

    /** The limit in flight after so many successes; the evidence is that of the open wave. */
    public long limit(int successes, Evidence evidence) {
        return inFlight.isEmpty() ? Long.MAX_VALUE : grown(inFlight.get(), successes, evidence);
    }

    /** The orders of one minute after so many successes; empty when they are not limited. */
    public OptionalLong rate(int successes, Evidence evidence) {
        return perMinute.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(grown(perMinute.get(), successes, evidence));
    }

    private long grown(int limit, int successes, Evidence evidence) {
        return evidence.ratio() <= 0 ? growth.of(limit, successes) : limit;
    }
}
