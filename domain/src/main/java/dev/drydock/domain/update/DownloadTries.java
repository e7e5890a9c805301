package dev.drydock.domain.update;

import java.time.Duration;

/**
 * The attempts to download an image.
 *
 * @param most how often the download is begun
 * @param firstBackOff the delay after the first failed attempt; each further one doubles it
 * @param longestBackOff the delay that it grows to at most
 */
public record DownloadTries(int most, Duration firstBackOff, Duration longestBackOff) {
    /** The delay, before jitter, that precedes an attempt: nothing before the first. */
    public Duration backOffBefore(int attempt) {
        if (attempt <= 1) {
            return Duration.ZERO;
        }
        int doublings = Math.min(attempt - 2, 30);
        Duration delay = firstBackOff.multipliedBy(1L << doublings);
        return delay.compareTo(longestBackOff) < 0 ? delay : longestBackOff;
    }
}
