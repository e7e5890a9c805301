package dev.drydock.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The dates of HTTP (RFC 9110, 5.6.7), in the current form and in the two obsolete ones that a recipient must accept. */
final class HttpDate {
    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss zzz", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC));

    private HttpDate() {}

    /** Reads a field; empty when it is no date. */
    static Optional<Instant> parse(String field) {
        for (DateTimeFormatter form : FORMS) {
            try {
                return Optional.of(form.parse(field.strip(), Instant::from));
            } catch (DateTimeParseException e) {
                // another of the forms may fit
            }
        }
        return Optional.empty();
    }
}
