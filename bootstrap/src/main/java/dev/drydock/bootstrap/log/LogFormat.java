package dev.drydock.bootstrap.log;

import java.time.Instant;
import java.util.logging.Level;

/** The form of a line of the log on standard error. The text of a line is plain: see {@code Plain}. */
public enum LogFormat {
    /** For people: the text alone, or with time and level before it where it is a record of the log. */
    TEXT {
        @Override
        public String line(Instant time, Level level, String source, String text) {
            return text;
        }
    },
    /** For the journal of systemd, which adds the time: a priority, sd-daemon(3), before the text. */
    JOURNAL {
        @Override
        public String line(Instant time, Level level, String source, String text) {
            return "<" + priority(level) + ">" + text;
        }
    },
    /** For programs: one JSON document a line, with time, level, source and text. */
    JSON {
        @Override
        public String line(Instant time, Level level, String source, String text) {
            return "{\"time\":" + string(time.toString()) + ",\"level\":" + string(level.getName()) + ",\"source\":"
                    + string(source) + ",\"message\":" + string(text) + "}";
        }
    };

    private static final int ERROR = 3;
    private static final int WARNING = 4;
    private static final int INFORMATION = 6;
    private static final int DEBUG = 7;

    /** A line, without its end. */
    public abstract String line(Instant time, Level level, String source, String text);

    private static int priority(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return ERROR;
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return WARNING;
        }
        return level.intValue() >= Level.INFO.intValue() ? INFORMATION : DEBUG;
    }

    private static String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c >= ' ' && c < 0x7F) {
                json.append((char) c);
            } else {
                json.append(String.format("\\u%04x", c));
            }
        });
        return json.append('"').toString();
    }
}
