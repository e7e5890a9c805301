package dev.drydock.application.fleet.plan;

import java.time.Duration;

/**
 * The plan of one wave.
 *
 * @param soak the time for which its members are watched before the next wave begins
 * @param asks whether an operator is asked before the next wave begins
 */
public record WavePlan(Duration soak, boolean asks) {
    public static final WavePlan STANDARD = soaking(Duration.ofMinutes(10));

    /** A wave that is watched for this long. */
    public static WavePlan soaking(Duration soak) {
        return new WavePlan(soak, false);
    }

    /** The same with an operator who is asked. */
    public WavePlan asking() {
        return new WavePlan(soak, true);
    }
}
