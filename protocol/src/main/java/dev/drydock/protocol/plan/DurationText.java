package dev.drydock.protocol.plan;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 15s}, {@code 10m}, {@code 1h}, {@code 7d}; a bare number is seconds. */
public final class DurationText {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)?");

    /** The units, the longest first. */
    private static final Map<String, Duration> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("d", Duration.ofDays(1));
        UNITS.put("h", Duration.ofHours(1));
        UNITS.put("m", Duration.ofMinutes(1));
        UNITS.put("s", Duration.ofSeconds(1));
    }

    /** Ten years; transports count in 32 bits of seconds. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private DurationText() {}

    /**
     * A duration of zero to ten years.
     *
     * @throws IllegalArgumentException when the text has another form, or the duration is longer
     */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a duration such as 500ms, 15s, 10m, 1h or 7d");
        }
        long number = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofSeconds(number);
        };
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + text + "' is longer than " + LONGEST.toDays() + "d");
        }
        return duration;
    }

    /**
     * A duration above zero, as every time limit and interval is.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Duration positive(String text) {
        Duration duration = parse(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("'" + text + "' is no time at all; at least 1ms");
        }
        return duration;
    }

    /** A duration of whole milliseconds in the form that {@link #parse} reads, in the largest unit that leaves nothing over. */
    public static String write(Duration duration) {
        long millis = duration.toMillis();
        for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
            long length = unit.getValue().toMillis();
            if (millis >= length && millis % length == 0) {
                return millis / length + unit.getKey();
            }
        }
        return millis + "ms";
    }
}
