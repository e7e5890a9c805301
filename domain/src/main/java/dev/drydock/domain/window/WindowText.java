package dev.drydock.domain.window;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text form of an install window: optional days, then hours. */
final class WindowText {
    private static final Pattern FORM = Pattern.compile(
            "(?:(?<days>[A-Za-z,-]+)\\s+)?(?<from>\\d{2}:\\d{2})-(?<until>\\d{2}:\\d{2})", Pattern.CASE_INSENSITIVE);
    private static final String END_OF_DAY = "24:00";
    private static final int DAYS_OF_WEEK = DayOfWeek.values().length;

    private WindowText() {}

    static InstallWindow parse(String text) {
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

    static String write(InstallWindow window) {
        String until = window.until().equals(LocalTime.MIDNIGHT)
                ? END_OF_DAY
                : window.until().toString();
        String hours = window.from() + "-" + until;
        return window.days().size() == DAYS_OF_WEEK ? hours : write(window.days()) + " " + hours;
    }

    /** Names runs of three days and more by their first and last day. */
    private static String write(Set<DayOfWeek> days) {
        List<String> parts = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            boolean begins = days.contains(day) && (day == DayOfWeek.MONDAY || !days.contains(day.minus(1)));
            if (begins) {
                DayOfWeek last = day;
                while (last != DayOfWeek.SUNDAY && days.contains(last.plus(1))) {
                    last = last.plus(1);
                }
                parts.add(last == day ? name(day) : name(day) + (last == day.plus(1) ? "," : "-") + name(last));
            }
        }
        return String.join(",", parts);
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
            if (name(day).equalsIgnoreCase(name)) {
                return day;
            }
        }
        throw malformed(text);
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ROOT);
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "expected hours such as 02:00-05:00 or Mon-Fri 22:00-05:00, found '" + text + "'");
    }
}
