package dev.drydock.domain.window;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time zone as POSIX writes it in {@code TZ}: {@code CET-1CEST,M3.5.0,M10.5.0/3}. See POSIX.1-2024, Base Definitions, section
 * 8.3, and RFC 8536, section 3.3.1, by which times of day reach from -167 to 167 hours.
 */
final class PosixZone {
    private static final String NAME = "(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)";
    private static final String OFFSET = "[+-]?\\d{1,2}(?::\\d{2}){0,2}";
    private static final String DAY =
            "(?:M\\d{1,2}\\.[1-5]\\.[0-6]|J\\d{1,3}|\\d{1,3})(?:/[+-]?\\d{1,3}(?::\\d{2}){0,2})?";
    private static final Pattern FORM = Pattern.compile(NAME + "(?<standard>" + OFFSET + ")(?:(?<other>" + NAME
            + ")(?<daylight>" + OFFSET + ")?(?:,(?<begins>" + DAY + "),(?<ends>" + DAY + "))?)?");
    private static final String USUAL_BEGIN = "M3.2.0";
    private static final String USUAL_END = "M11.1.0";
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2137;
    private static final int HOUR = 3600;

    private PosixZone() {}

    /** The rules of a zone; empty when the text has another form. */
    static Optional<ZoneRules> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            ZoneOffset standard = offset(-seconds(parts.group("standard")));
            return Optional.of(
                    parts.group("other") == null
                            ? ZoneRules.of(standard)
                            : rules(standard, daylight(parts, standard), parts));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    private static ZoneOffset daylight(Matcher parts, ZoneOffset standard) {
        @Nullable String named = parts.group("daylight");
        return offset(named == null ? standard.getTotalSeconds() + HOUR : -seconds(named));
    }

    private static ZoneRules rules(ZoneOffset standard, ZoneOffset daylight, Matcher parts) {
        if (standard.equals(daylight)) {
            return ZoneRules.of(standard);
        }
        String begins = orElse(parts.group("begins"), USUAL_BEGIN);
        String ends = orElse(parts.group("ends"), USUAL_END);
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            changes.add(ZoneOffsetTransition.of(time(begins, year), standard, daylight));
            changes.add(ZoneOffsetTransition.of(time(ends, year), daylight, standard));
        }
        changes.sort(Comparator.naturalOrder());
        ZoneOffset first = changes.get(0).getOffsetBefore();
        return ZoneRules.of(standard, first, List.of(), withoutPairs(changes), List.of());
    }

    /** Two changes in one instant are none: so is daylight time written that lasts all year. */
    private static List<ZoneOffsetTransition> withoutPairs(List<ZoneOffsetTransition> changes) {
        List<ZoneOffsetTransition> real = new ArrayList<>();
        for (ZoneOffsetTransition change : changes) {
            int last = real.size() - 1;
            if (last >= 0 && real.get(last).getInstant().equals(change.getInstant())) {
                real.remove(last);
            } else {
                real.add(change);
            }
        }
        return real;
    }

    /** The local time of a change in a year. */
    private static LocalDateTime time(String rule, int year) {
        int slash = rule.indexOf('/');
        int seconds = slash < 0 ? 2 * HOUR : seconds(rule.substring(slash + 1));
        String day = slash < 0 ? rule : rule.substring(0, slash);
        return day(day, year).atStartOfDay().plusSeconds(seconds);
    }

    private static LocalDate day(String rule, int year) {
        if (rule.startsWith("M")) {
            String[] parts = rule.substring(1).split("\\.", -1);
            LocalDate month = LocalDate.of(year, Integer.parseInt(parts[0]), 1);
            return dayOfWeek(month, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        }
        if (rule.startsWith("J")) {
            int day = Integer.parseInt(rule.substring(1));
            return LocalDate.ofYearDay(year, Year.isLeap(year) && day > 59 ? day + 1 : day);
        }
        return LocalDate.of(year, 1, 1).plusDays(Integer.parseInt(rule));
    }

    private static LocalDate dayOfWeek(LocalDate month, int week, int day) {
        DayOfWeek name = DayOfWeek.SUNDAY.plus(day);
        return month.with(
                week == 5 ? TemporalAdjusters.lastInMonth(name) : TemporalAdjusters.dayOfWeekInMonth(week, name));
    }

    private static int seconds(String time) {
        boolean negative = time.startsWith("-");
        String[] parts = (negative || time.startsWith("+") ? time.substring(1) : time).split(":", -1);
        int seconds = 0;
        for (int i = 0; i < 3; i++) {
            seconds = seconds * 60 + (i < parts.length ? Integer.parseInt(parts[i]) : 0);
        }
        return negative ? -seconds : seconds;
    }

    private static ZoneOffset offset(int seconds) {
        return ZoneOffset.ofTotalSeconds(seconds);
    }

    private static String orElse(@Nullable String text, String other) {
        return text == null ? other : text;
    }
}
