package dev.drydock.domain.window;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Set;

/**
 * Hours of the device's local time in which an image may be installed.
 *
 * <p>The window is open whenever the local clock shows one of its hours: twice as long on a day that repeats them. Hours that the
 * local clock skips as a whole are made up for: the window opens when the clock has jumped, for its usual length.
 *
 * @param days on which it opens
 * @param from when it opens
 * @param until when it closes: on the next day, when that is not later than it opens; midnight is the end of the day
 */
public record InstallWindow(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
    public InstallWindow {
        days = Set.copyOf(days);
        boolean wholeDay = from.equals(LocalTime.MIDNIGHT) && until.equals(LocalTime.MIDNIGHT);
        if (days.isEmpty() || (from.equals(until) && !wholeDay)) {
            throw new IllegalArgumentException("an install window opens on some day, and closes at another time");
        }
    }

    /**
     * Reads a window such as {@code 02:00-05:00}, {@code Sat,Sun 08:00-24:00} or {@code Mon-Fri 22:00-05:00}.
     *
     * @throws IllegalArgumentException when the text has another form
     */
    public static InstallWindow parse(String text) {
        return WindowText.parse(text);
    }

    /** Whether it is open at a time in a zone. */
    public boolean isOpenAt(Instant time, ZoneRules zone) {
        return isOpenAt(LocalDateTime.ofInstant(time, zone.getOffset(time))) || makesUpFor(time, zone);
    }

    private boolean isOpenAt(LocalDateTime time) {
        LocalTime clock = time.toLocalTime();
        DayOfWeek today = time.getDayOfWeek();
        if (from.isBefore(until)) {
            return days.contains(today) && !clock.isBefore(from) && clock.isBefore(until);
        }
        return (days.contains(today) && !clock.isBefore(from))
                || (days.contains(today.minus(1)) && clock.isBefore(until));
    }

    /** Whether the last jump of the clock skipped the window as a whole, less than the window's length ago. */
    private boolean makesUpFor(Instant time, ZoneRules zone) {
        ZoneOffsetTransition jump = zone.previousTransition(time.plusNanos(1));
        return jump != null && jump.isGap() && time.isBefore(jump.getInstant().plus(length())) && isSkippedBy(jump);
    }

    private boolean isSkippedBy(ZoneOffsetTransition jump) {
        LocalDate last = jump.getDateTimeAfter().toLocalDate();
        for (LocalDate day = jump.getDateTimeBefore().toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            LocalDateTime opens = day.atTime(from);
            boolean skipped = !opens.isBefore(jump.getDateTimeBefore())
                    && !opens.plus(length()).isAfter(jump.getDateTimeAfter());
            if (skipped && days.contains(day.getDayOfWeek())) {
                return true;
            }
        }
        return false;
    }

    Duration length() {
        Duration length = Duration.between(from, until);
        return from.isBefore(until) ? length : length.plusDays(1);
    }

    /** The window in the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return WindowText.write(this);
    }
}
