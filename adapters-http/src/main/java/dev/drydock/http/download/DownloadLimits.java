package dev.drydock.http.download;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * The limits of a download in time, rate and size. All are above zero.
 *
 * @param connect longest time to make a connection
 * @param stall longest time without any byte; also the window over which {@code leastRate} is averaged
 * @param leastRate bytes a second that a server must reach, on average over a window, not to count as stalled
 * @param overall longest time of one fetch
 * @param largest most bytes when the order gives no size
 * @param mostRate bytes a second that are asked for at most, but for a quarter of a second's worth after a lull, or one piece
 *     of up to 64 KiB; the pauses count towards {@code overall} and not towards {@code stall}; empty: as many as come
 */
public record DownloadLimits(
        Duration connect, Duration stall, long leastRate, Duration overall, long largest, OptionalLong mostRate) {
    /** 10 s to connect, 30 s of silence, 1 KiB/s at least, 4 hours, 4 GiB, and as many bytes a second as come. */
    public static final DownloadLimits STANDARD =
            new DownloadLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), 1024, Duration.ofHours(4), 4L << 30);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when one is not above zero
     */
    public DownloadLimits {
        if (!isPositive(connect)
                || !isPositive(stall)
                || !isPositive(overall)
                || leastRate < 1
                || largest < 1
                || mostRate.orElse(1) < 1) {
            throw new IllegalArgumentException("every limit of a download is longer than zero");
        }
    }

    /** Limits without one of the bandwidth. */
    public DownloadLimits(Duration connect, Duration stall, long leastRate, Duration overall, long largest) {
        this(connect, stall, leastRate, overall, largest, OptionalLong.empty());
    }

    private static boolean isPositive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }

    public DownloadLimits withStall(Duration changed) {
        return new DownloadLimits(connect, changed, leastRate, overall, largest, mostRate);
    }

    public DownloadLimits withOverall(Duration changed) {
        return new DownloadLimits(connect, stall, leastRate, changed, largest, mostRate);
    }

    public DownloadLimits withLargest(long changed) {
        return new DownloadLimits(connect, stall, leastRate, overall, changed, mostRate);
    }

    /** The same with a limit of the bandwidth, bytes a second, at least 1. */
    public DownloadLimits withMostRate(long bytesPerSecond) {
        return new DownloadLimits(connect, stall, leastRate, overall, largest, OptionalLong.of(bytesPerSecond));
    }
}
