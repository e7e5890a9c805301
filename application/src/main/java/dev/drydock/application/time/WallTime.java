package dev.drydock.application.time;

import java.time.Clock;
import java.time.Instant;

/**
 * The time of day, for reports, windows and notAfter alone. A device without a battery wakes in 1970: a clock that is before
 * the day this program was built is known to be wrong, and the day of the build is taken in its place.
 */
public final class WallTime {
    /** No later than this program was built. */
    public static final Instant BUILT = Instant.parse("2026-11-01T00:00:00Z");

    private final Clock clock;

    public WallTime(Clock clock) {
        this.clock = clock;
    }

    /** Whether the clock has been set. */
    public boolean isKnown() {
        return !clock.instant().isBefore(BUILT);
    }

    public Instant now() {
        Instant now = clock.instant();
        return now.isBefore(BUILT) ? BUILT : now;
    }
}
