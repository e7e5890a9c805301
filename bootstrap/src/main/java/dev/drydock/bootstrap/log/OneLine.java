package dev.drydock.bootstrap.log;

import dev.drydock.protocol.text.Plain;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * A line for each record, with its time in UTC before it: control characters in it are made visible, so that nobody can forge
 * a line.
 */
final class OneLine extends Formatter {
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /** A line for people, which is plain already and has no level. */
    static final class Said extends LogRecord {
        private static final long serialVersionUID = 1L;

        Said(String line) {
            super(Level.INFO, line);
        }
    }

    private final LogFormat format;

    OneLine(LogFormat format) {
        this.format = format;
    }

    @Override
    public String format(LogRecord entry) {
        String time = TIME.format(entry.getInstant()) + " ";
        if (entry instanceof Said) {
            return time + entry.getMessage() + System.lineSeparator();
        }
        String text = Plain.text(formatMessage(entry)) + cause(entry.getThrown());
        String timed = format == LogFormat.TEXT ? time + entry.getLevel() + " " + text : text;
        return format.line(entry.getInstant(), entry.getLevel(), source(entry), timed) + System.lineSeparator();
    }

    private static String source(LogRecord entry) {
        String logger = entry.getLoggerName();
        return logger == null ? "" : Plain.text(logger);
    }

    private static String cause(@Nullable Throwable thrown) {
        StringBuilder trace = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            trace.append(" <- ").append(Plain.text(cause.toString()));
            StackTraceElement[] frames = cause.getStackTrace();
            if (frames.length > 0) {
                trace.append(" at ").append(frames[0]);
            }
        }
        return trace.toString();
    }
}
