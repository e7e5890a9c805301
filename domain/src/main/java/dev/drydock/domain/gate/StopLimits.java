package dev.drydock.domain.gate;

import java.util.Optional;

/**
 * Plain limits of failures in one wave, which stop a rollout whatever the sequential test says.
 *
 * @param stopAfter so many failures
 * @param maxFailed more failures than this share of the wave's members
 */
public record StopLimits(Optional<Integer> stopAfter, Optional<Rate> maxFailed) {
    public static final StopLimits NONE = new StopLimits(Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException when the number of failures is below 1 */
    public StopLimits {
        if (stopAfter.filter(number -> number < 1).isPresent()) {
            throw new IllegalArgumentException("a rollout stops after 1 failure or more");
        }
    }

    boolean areReached(Findings found, int size) {
        return stopAfter.filter(number -> found.failures() >= number).isPresent()
                || maxFailed.filter(rate -> found.failures() > rate.of(size)).isPresent();
    }
}
