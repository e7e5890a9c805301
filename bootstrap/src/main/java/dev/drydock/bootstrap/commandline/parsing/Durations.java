package dev.drydock.bootstrap.commandline.parsing;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.protocol.plan.DurationText;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;

/** Durations as values of options. */
public final class Durations {
    private Durations() {}

    /** A duration of zero to ten years. */
    public static Duration parse(String text) {
        return converted(text, DurationText::parse);
    }

    /** A duration above zero, as every time limit and interval is. */
    public static Duration positive(String text) {
        return converted(text, DurationText::positive);
    }

    /** The value of an option that is read late; wrong use when it is no duration. */
    public static Duration of(String option, String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse(option + ": " + e.getMessage());
        }
    }

    /**
     * The same, but not below a limit.
     *
     * @param expected the limit in words
     */
    public static Duration atLeast(Duration shortest, String expected, String option, String text) {
        Duration time = of(option, text);
        if (time.compareTo(shortest) < 0) {
            throw CommandFailure.wrongUse(option + ": expected " + expected + ", and got '" + text + "'");
        }
        return time;
    }

    private static Duration converted(String text, Function<String, Duration> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
