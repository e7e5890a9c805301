package dev.drydock.domain.window;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hours, by the device's local time, in which an image may be installed.
 *
 * @param days on which it opens
 * @param from when it opens
 * @param until when it closes: on the next day, when that is not later than it opens; midnight is the end of the day
 */
public record InstallWindow(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
    private static final Pattern FORM = Pattern.compile(
            "(?:(?<days>[A-Za-z,-]+)\\s+)?(?<from>\\d{2}:\\d{2})-(?<until>\\d{2}:\\d{2})", Pattern.CASE_INSENSITIVE);
    private static final String END_OF_DAY = "24:00";

    public InstallWindow {
        days = Set.copyOf(days);
        boolean wholeDay = from.equals(LocalTime.MIDNIGHT) && until.equals(LocalTime.MIDNIGHT);
        if (days.isEmpty() || (from.equals(until) && !wholeDay)) {
            throw new IllegalArgumentException("an installing window opens on some day, and closes at another time");
        }
    }

    /**
     * Reads a window such as {@code 02:00-05:00}, {@code Sat,Sun 08:00-24:00} or {@code Mon-Fri 22:00-05:00}.
     *
     * @throws IllegalArgumentException when the text has another form
     */
    public static InstallWindow parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw malformed(text);
        }
        try {
            String until = parts.group("until");
            return new InstallWindow(
                    days(parts.group("days"), text),
                    LocalTime.parse(parts.group("from")),
                    until.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(until));
        } catch (DateTimeParseException e) {
            throw malformed(text);
        }
    }

    /** Whether it is open at a local time. */
    public boolean isOpenAt(LocalDateTime time) {
        LocalTime clock = time.toLocalTime();
        DayOfWeek today = time.getDayOfWeek();
        if (from.isBefore(until)) {
            return days.contains(today) && !clock.isBefore(from) && clock.isBefore(until);
        }
        return (days.contains(today) && !clock.isBefore(from))
                || (days.contains(today.minus(1)) && clock.isBefore(until));
    }

    private static Set<DayOfWeek> days(@Nullable String list, String text) {
        if (list == null) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : list.split(",", -1)) {
            String[] ends = part.split("-", -1);
            if (ends.length > 2) {
                throw malformed(text);
            }
            DayOfWeek day = day(ends[0], text);
            DayOfWeek last = day(ends[ends.length - 1], text);
            days.add(last);
            for (; day != last; day = day.plus(1)) {
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek day(String name, String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getDisplayName(TextStyle.SHORT, Locale.ROOT).equalsIgnoreCase(name)) {
                return day;
            }
        }
        throw malformed(text);
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "expected hours such as 02:00-05:00 or Mon-Fri 22:00-05:00, found '" + text + "'");
    }
}
