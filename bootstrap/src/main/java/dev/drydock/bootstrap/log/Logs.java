package dev.drydock.bootstrap.log;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The log of one run, on standard error: warnings and worse, one line each, with escaped control characters. What the MQTT client
 * logs is left out at every level: it writes passwords at the finer ones and takes a connection that Drydock ends for a severe
 * fault. Drydock itself reports the state of connections.
 */
public final class Logs implements AutoCloseable {
    private static final String MQTT_CLIENT = "org.eclipse.paho";
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OWN = Logger.getLogger("dev.drydock");

    /** Loggers have to be held, or they are forgotten together with their levels. */
    private static final Map<Logger, Level> LEVELS = Map.of(
            ROOT,
            Level.WARNING,
            Logger.getLogger("org.apache.activemq"),
            Level.SEVERE,
            Logger.getLogger("io.netty"),
            Level.SEVERE,
            Logger.getLogger("com.microsoft.azure"),
            Level.SEVERE,
            // the caller reports an unavailable database, once
            Logger.getLogger("com.zaxxer.hikari"),
            Level.SEVERE,
            Logger.getLogger("org.flywaydb"),
            Level.SEVERE,
            Logger.getLogger("org.postgresql"),
            Level.SEVERE,
            Logger.getLogger("org.sqlite"),
            Level.OFF,
            OWN,
            Level.WARNING,
            // the throttles of a hub concern its operator, although they are no warnings
            Logger.getLogger("dev.drydock.azure.hub.HubLimiter"),
            Level.INFO);

    private static @Nullable Former former;
    private static int open;

    private final Lines handler;

    private Logs(Lines handler) {
        this.handler = handler;
    }

    /** Writes the log to a stream until it is closed; the handlers and levels of before are put back when the last log closes. */
    public static Logs open(PrintStream to) {
        Logs logs = new Logs(new Lines(to));
        synchronized (LEVELS) {
            if (open == 0) {
                former = Former.replaced();
            }
            open++;
            ROOT.addHandler(logs.handler);
        }
        return logs;
    }

    /** Shows everything that Drydock itself logs. */
    public void verbose() {
        OWN.setLevel(Level.ALL);
    }

    /** Writes lines of another form from now on. */
    public void format(LogFormat format) {
        handler.setFormatter(new OneLine(format));
    }

    @Override
    public void close() {
        synchronized (LEVELS) {
            ROOT.removeHandler(handler);
            open--;
            if (open == 0 && former != null) {
                former.putBack();
                former = null;
            }
        }
    }

    static boolean isOfMqttClient(LogRecord entry) {
        String logger = entry.getLoggerName();
        return logger != null && logger.startsWith(MQTT_CLIENT);
    }

    /** The handlers and levels of before. */
    private record Former(List<Handler> handlers, Map<Logger, Level> levels) {
        private static final Level INHERITED = Level.OFF;

        static Former replaced() {
            List<Handler> handlers = new ArrayList<>(List.of(ROOT.getHandlers()));
            Map<Logger, Level> levels = LEVELS.keySet().stream()
                    .collect(Collectors.toMap(
                            logger -> logger, logger -> logger.getLevel() == null ? INHERITED : logger.getLevel()));
            handlers.forEach(ROOT::removeHandler);
            LEVELS.forEach(Logger::setLevel);
            return new Former(handlers, levels);
        }

        void putBack() {
            handlers.forEach(ROOT::addHandler);
            levels.forEach((logger, level) -> logger.setLevel(level.equals(INHERITED) ? null : level));
        }
    }

    /** Writes records as lines. */
    private static final class Lines extends Handler {
        private final PrintStream to;

        Lines(PrintStream to) {
            this.to = to;
            setFormatter(new OneLine(LogFormat.TEXT));
            setFilter(entry -> !isOfMqttClient(entry));
        }

        @Override
        public synchronized void publish(LogRecord entry) {
            if (isLoggable(entry)) {
                to.print(getFormatter().format(entry));
                to.flush();
            }
        }

        @Override
        public void flush() {
            to.flush();
        }

        @Override
        public void close() {}
    }
}
