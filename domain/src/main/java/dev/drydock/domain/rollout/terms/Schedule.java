package dev.drydock.domain.rollout.terms;

import dev.drydock.domain.window.InstallWindows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The times of a rollout.
 *
 * @param start the time before which it gives no order; empty to begin at once
 * @param windows the hours in which it gives orders; the devices' own stand besides
 * @param zone of those hours
 * @param deadline the time after its beginning at which it pauses, if it has not ended; empty for none
 */
public record Schedule(Optional<Instant> start, InstallWindows windows, ZoneId zone, Optional<Duration> deadline) {
    /** Begins at once, gives orders at any time and has no deadline. */
    public static final Schedule AT_ONCE =
            new Schedule(Optional.empty(), InstallWindows.ALWAYS, ZoneId.of("UTC"), Optional.empty());

    /** Whether it may begin. */
    public boolean hasCome(Instant now) {
        return start.filter(now::isBefore).isEmpty();
    }

    /** Whether it gives orders. */
    public boolean isOpen(Instant now) {
        return windows.areOpenAt(now, zone.getRules());
    }

    /** The next time at which it begins to give orders, or stops; empty when it does at any time. */
    public Optional<Instant> nextChange(Instant now) {
        return isOpen(now)
                ? windows.nextClosing(now, zone.getRules())
                : Optional.of(windows.nextOpening(now, zone.getRules()));
    }
}
