package dev.drydock.http.download;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens, one a byte, that fills at a rate and begins empty. What comes is taken even when it is more than the
 * bucket holds, as it cannot be sent back; the debt is then waited for. Not thread-safe.
 */
final class Bandwidth {
    /** How much time's worth the bucket holds: what may come at once after a lull. */
    static final Duration BURST = Duration.ofMillis(250);

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final OptionalLong rate;
    private final LongSupplier nanoTime;
    /** When what came has been paid for. */
    private long paid;

    /** @param rate bytes a second; empty when there is no limit */
    Bandwidth(OptionalLong rate, LongSupplier nanoTime) {
        this.rate = rate;
        this.nanoTime = nanoTime;
        this.paid = nanoTime.getAsLong();
    }

    void took(long bytes) {
        if (rate.isPresent()) {
            long now = nanoTime.getAsLong();
            long debt = Math.max(paid - now, -BURST.toNanos());
            paid = now + debt + (long) ((double) bytes / rate.getAsLong() * SECOND);
        }
    }

    /** How long to wait, nanoseconds, until more may be asked for; zero when at once. */
    long pause() {
        return rate.isPresent() ? Math.max(0, paid - nanoTime.getAsLong()) : 0;
    }
}
