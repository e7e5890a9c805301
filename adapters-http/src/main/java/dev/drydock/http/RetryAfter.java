package dev.drydock.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long a server asks to be left alone (RFC 9110, 10.2.3). A date is counted from the server's own Date, as the clock of a
 * device may be years off; without that it says nothing.
 */
public final class RetryAfter {
    public static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    /** RFC 9110, 5.6.7: the one form in use and the two obsolete ones, all of which a recipient must accept. */
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss zzz", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC));

    private RetryAfter() {}

    /** Zero when it does not say, a day at most. */
    public static Duration of(HttpHeaders headers) {
        String field = headers.firstValue("Retry-After").orElse("").strip();
        if (SECONDS.matcher(field).matches()) {
            return within(Duration.ofSeconds(Long.parseLong(field)));
        }
        Optional<Instant> then = date(field);
        Optional<Instant> now = date(headers.firstValue("Date").orElse("").strip());
        return then.isPresent() && now.isPresent() ? within(Duration.between(now.get(), then.get())) : Duration.ZERO;
    }

    private static Optional<Instant> date(String text) {
        for (DateTimeFormatter form : DATES) {
            try {
                return Optional.of(form.parse(text, Instant::from));
            } catch (DateTimeParseException e) {
                // another of the forms may fit
            }
        }
        return Optional.empty();
    }

    private static Duration within(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }
}
