package dev.drydock.protocol.fleet;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an age: a whole number of days, hours, minutes or seconds. */
enum AgeWords {
    D(86_400),
    H(3600),
    M(60),
    S(1);

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})([smhd])", Pattern.CASE_INSENSITIVE);

    private final int seconds;

    AgeWords(int seconds) {
        this.seconds = seconds;
    }

    static Duration read(Token token) throws Unexpected {
        Matcher parts = FORM.matcher(token.text());
        if (token.kind() != Token.Kind.WORD || !parts.matches()) {
            throw token.unexpected("an age such as 30s, 10m, 12h or 7d");
        }
        AgeWords unit = valueOf(parts.group(2).toUpperCase(Locale.ROOT));
        return Duration.ofSeconds(Long.parseLong(parts.group(1)) * unit.seconds);
    }

    /** Writes an age of whole seconds in its largest unit. */
    static String write(Duration age) {
        AgeWords unit = S;
        for (AgeWords larger : values()) {
            if (unit == S && age.toSeconds() % larger.seconds == 0) {
                unit = larger;
            }
        }
        return age.toSeconds() / unit.seconds + unit.name().toLowerCase(Locale.ROOT);
    }
}
