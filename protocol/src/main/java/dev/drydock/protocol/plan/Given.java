package dev.drydock.protocol.plan;

import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value and its source.
 *
 * @param place an option, or a file with line and member
 */
public record Given(String text, String place) {
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,4})?) ?%");
    private static final double WHOLE_FLEET = 100;
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern FLAG = Pattern.compile("true|false");

    /** The value that a reader makes of it, whose refusal becomes the message. */
    public <T> T read(Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            boolean isQuoted = why.contains("found") || why.contains("'");
            throw refused(": " + why + (isQuoted ? "" : ", found '" + text + "'"));
        }
    }

    /** A whole number within bounds. */
    public long number(long least, long most) {
        long number = WHOLE.matcher(text).matches() ? Long.parseLong(text) : least - 1;
        if (number < least || number > most || !WHOLE.matcher(text).matches()) {
            throw refused(" wants " + least + " to " + most + ", and got '" + text + "'");
        }
        return number;
    }

    /** A value of true or false. */
    public boolean flag() {
        if (!FLAG.matcher(text).matches()) {
            throw refused(" wants true or false, and got '" + text + "'");
        }
        return text.equals("true");
    }

    /** A time above zero. */
    public Duration time() {
        return read(DurationText::positive);
    }

    /** A share of devices as a fraction. */
    public double share() {
        Matcher form = SHARE.matcher(text.strip());
        double percent = form.matches() ? Double.parseDouble(form.group(1)) : -1;
        if (percent < 0 || percent > WHOLE_FLEET) {
            throw refused(" wants a share of devices, 0% to 100%, such as 2.5%, and got '" + text + "'");
        }
        return percent / WHOLE_FLEET;
    }

    /** The value of a {@code NAME=VALUE}; the whole text when it has no name. */
    public Given value() {
        return new Given(text.substring(text.indexOf('=') + 1), place);
    }

    /** The name of a {@code NAME=VALUE}; empty when it has none. */
    public String name() {
        return text.substring(0, Math.max(0, text.indexOf('=')));
    }

    public boolean hasName() {
        return text.indexOf('=') > 0;
    }

    /** The refusal of this value; the message goes on after its place. */
    public RefusedValue refused(String message) {
        return new RefusedValue(place + message);
    }
}
