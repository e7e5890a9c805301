package dev.drydock.bootstrap.commandline.parsing;

import dev.drydock.bootstrap.console.CommandFailure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Moments as values of options: {@code 2027-12-01T00:00:00Z}, {@code 2027-12-01}, or a time from now, such as {@code 90d}. */
public final class Moments {
    private static final int DATE_LENGTH = 10;

    private Moments() {}

    /** The moment, in whole seconds; a date is its beginning in UTC. */
    public static Instant of(String option, String text, Instant now) {
        if (!text.contains("-")) {
            return now.plus(Durations.of(option, text)).truncatedTo(ChronoUnit.SECONDS);
        }
        try {
            Instant moment = text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
            return moment.truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            throw CommandFailure.wrongUse(option
                    + " wants a time such as 2027-12-01T00:00:00Z or 2027-12-01, or one from now such as 90d, and got '"
                    + text + "'");
        }
    }

    /** The same, which has to be ahead. */
    public static Instant ahead(String option, String text, Instant now) {
        Instant moment = of(option, text, now);
        if (!moment.isAfter(now)) {
            throw CommandFailure.wrongUse(option + ": " + moment + " has passed; this machine's clock says "
                    + now.truncatedTo(ChronoUnit.SECONDS));
        }
        return moment;
    }
}
