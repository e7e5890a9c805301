package dev.drydock.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The time before which a server asks for no further request (RFC 9110, 10.2.3). A date is compared with the Date of the same answer,
 * as the clock of a device may be years off; without one it is ignored.
 */
public final class RetryAfter {
    public static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** The duration; zero when the field is missing, a day at most. */
    public static Duration of(HttpHeaders headers) {
        String field = headers.firstValue("Retry-After").orElse("").strip();
        if (SECONDS.matcher(field).matches()) {
            return within(Duration.ofSeconds(Long.parseLong(field)));
        }
        Optional<Instant> then = HttpDate.parse(field);
        Optional<Instant> now = headers.firstValue("Date").flatMap(HttpDate::parse);
        return then.isPresent() && now.isPresent() ? within(Duration.between(now.get(), then.get())) : Duration.ZERO;
    }

    private static Duration within(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }
}
