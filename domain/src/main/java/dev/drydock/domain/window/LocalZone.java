package dev.drydock.domain.window;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.Optional;

/**
 * A time zone: its name for people, and its rules.
 *
 * @param name as it is configured, such as {@code Europe/Berlin} or {@code CET-1CEST,M3.5.0,M10.5.0/3}
 */
public record LocalZone(String name, ZoneRules rules) {
    public static final LocalZone UTC = new LocalZone("UTC", ZoneOffset.UTC.getRules());

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ROOT);

    /** A zone of the time zone database, or an offset. */
    public static LocalZone of(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? UTC : new LocalZone(zone.getId(), zone.getRules());
    }

    /** A zone as POSIX writes it; empty when the text has another form. */
    public static Optional<LocalZone> posix(String text) {
        return PosixZone.parse(text).map(rules -> new LocalZone(text, rules));
    }

    /** The local time of an instant, with its zone: {@code Sun 2026-11-29 02:00 (Europe/Berlin)}. */
    public String describe(Instant time) {
        return FORM.format(OffsetDateTime.ofInstant(time, rules.getOffset(time))) + " (" + name + ")";
    }
}
