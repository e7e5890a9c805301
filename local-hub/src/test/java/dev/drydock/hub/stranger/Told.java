package dev.drydock.hub.stranger;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The log of a process from now on: what every library wrote that is shown to an operator. */
final class Told implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.INFO.intValue()) {
                records.add(record);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    Told() {
        root.addHandler(handler);
    }

    /** The lines that came with a stack trace, or that say that the hub itself failed. */
    List<String> failures() {
        return records.stream()
                .filter(record -> record.getThrown() != null || record.getLevel() == Level.SEVERE)
                .map(record -> record.getLoggerName() + ": " + record.getMessage() + ": " + record.getThrown())
                .distinct()
                .toList();
    }

    /** The lines of a level, as they are shown. */
    List<String> lines(Level level) {
        return records.stream()
                .filter(record -> record.getLevel() == level)
                .map(record -> record.getParameters() == null
                        ? record.getMessage()
                        : java.text.MessageFormat.format(record.getMessage(), record.getParameters()))
                .toList();
    }

    @Override
    public void close() {
        root.removeHandler(handler);
    }
}
