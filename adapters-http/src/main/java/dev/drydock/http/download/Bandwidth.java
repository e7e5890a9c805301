package dev.drydock.http.download;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * A token bucket, one token a byte, that fills at a rate and begins empty. Bytes are counted even when they are more than the bucket
 * holds; the debt is then waited for. Not thread-safe.
 */
final class Bandwidth {
    /** The capacity of the bucket as a time: the most that may arrive at once after a lull. */
    static final Duration BURST = Duration.ofMillis(250);

    private static final long LARGEST_PIECE = 64 * 1024;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final OptionalLong rate;
    private final LongSupplier nanoTime;
    /** The time at which the debt is paid. */
    private long paid;

    /**
     * An empty bucket.
     *
     * @param rate bytes a second; empty when there is no limit
     */
    Bandwidth(OptionalLong rate, LongSupplier nanoTime) {
        this.rate = rate;
        this.nanoTime = nanoTime;
        this.paid = nanoTime.getAsLong();
    }

    /** The most bytes to read at once: those of half a burst, from 1 to 64 KiB. */
    int piece() {
        long half = rate.isPresent() ? (long) (rate.getAsLong() * (BURST.toMillis() / 2000.0)) : LARGEST_PIECE;
        return (int) Math.max(1, Math.min(half, LARGEST_PIECE));
    }

    void took(long bytes) {
        if (rate.isPresent()) {
            long now = nanoTime.getAsLong();
            long debt = Math.max(paid - now, -BURST.toNanos());
            paid = now + debt + (long) ((double) bytes / rate.getAsLong() * SECOND);
        }
    }

    /** The wait until the debt is paid, nanoseconds; zero when there is none. */
    long pause() {
        return rate.isPresent() ? Math.max(0, paid - nanoTime.getAsLong()) : 0;
    }
}
