package dev.drydock.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All install windows of a device. Without any, the device may install at any time. */
public record InstallWindows(List<InstallWindow> windows) {
    public static final InstallWindows ALWAYS = new InstallWindows(List.of());

    /** Every window opens once a week, and no change of a zone's clock skips or repeats more than a day. */
    private static final int DAYS_AHEAD = 10;

    /** A week and the next, as a gap may begin in one and end in the other. */
    private static final int MINUTES_OF_TWO_WEEKS = 14 * 24 * 60;

    private static final LocalDateTime SOME_MONDAY = LocalDateTime.of(2026, 6, 1, 0, 0);

    public InstallWindows {
        windows = List.copyOf(windows);
    }

    public boolean areAlways() {
        return windows.isEmpty();
    }

    /** Whether an image may be installed at this time. */
    public boolean areOpenAt(Instant time, ZoneRules zone) {
        return areAlways() || windows.stream().anyMatch(window -> window.isOpenAt(time, zone));
    }

    /** The first time, not before this one, at which an image may be installed. */
    public Instant nextOpening(Instant time, ZoneRules zone) {
        if (areOpenAt(time, zone)) {
            return time;
        }
        return changes(time, zone, InstallWindow::from).stream()
                .filter(change -> change.isAfter(time) && areOpenAt(change, zone))
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("no window opens within " + DAYS_AHEAD + " days"));
    }

    /** The time at which windows that are open now have all shut; empty when that is not within ten days. */
    public Optional<Instant> nextClosing(Instant time, ZoneRules zone) {
        return changes(time, zone, InstallWindow::until).stream()
                .filter(change -> change.isAfter(time) && !areOpenAt(change, zone))
                .min(Comparator.naturalOrder());
    }

    /** The longest time for which all windows are shut, to the minute, in weeks without a change of the clock. */
    public Duration longestClosed() {
        int longest = 0;
        int closed = 0;
        for (int minute = 0; minute < MINUTES_OF_TWO_WEEKS; minute++) {
            Instant time = SOME_MONDAY.plusMinutes(minute).toInstant(ZoneOffset.UTC);
            closed = areOpenAt(time, ZoneOffset.UTC.getRules()) ? 0 : closed + 1;
            longest = Math.max(longest, closed);
        }
        return Duration.ofMinutes(longest);
    }

    /**
     * Every time from now on at which a window can change: its hour, a change of the clock, or the end of hours that one made up for.
     *
     * @param hour at which it opens, or closes
     */
    private List<Instant> changes(Instant time, ZoneRules zone, Function<InstallWindow, LocalTime> hour) {
        List<Instant> changes = new ArrayList<>();
        Instant end = time.plus(Duration.ofDays(DAYS_AHEAD));
        ZoneOffsetTransition last = zone.previousTransition(time);
        if (last != null) {
            windows.forEach(window -> changes.add(last.getInstant().plus(window.length())));
        }
        for (ZoneOffsetTransition change = zone.nextTransition(time);
                change != null && change.getInstant().isBefore(end);
                change = zone.nextTransition(change.getInstant())) {
            Instant jump = change.getInstant();
            changes.add(jump);
            windows.forEach(window -> changes.add(jump.plus(window.length())));
        }
        LocalDate today = LocalDate.ofInstant(time, zone.getOffset(time));
        for (int day = -1; day <= DAYS_AHEAD; day++) {
            for (InstallWindow window : windows) {
                LocalDateTime change = today.plusDays(day).atTime(hour.apply(window));
                zone.getValidOffsets(change).forEach(offset -> changes.add(change.toInstant(offset)));
            }
        }
        return changes;
    }

    @Override
    public String toString() {
        return areAlways()
                ? "any time"
                : windows.stream().map(InstallWindow::toString).collect(Collectors.joining("; "));
    }
}
