package dev.drydock.bootstrap.console;

import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The log, on standard error: warnings and worse, one line each, whatever was put into them. What the MQTT client logs is left
 * out at every level: it writes passwords at the finer ones and takes a connection that Drydock ends for a severe fault. What
 * becomes of connections Drydock says itself.
 */
public final class Logs {
    private static final String MQTT_CLIENT = "org.eclipse.paho";

    /** What a service is held to by its hub is worth knowing. */
    private static final Logger HUB_LIMITS = Logger.getLogger("dev.drydock.azure.hub.HubLimiter");

    /** Loggers have to be held, or they are forgotten together with their levels. */
    private static final List<Logger> HELD = List.of(
            Logger.getLogger("org.apache.activemq"),
            Logger.getLogger("io.netty"),
            Logger.getLogger("com.microsoft.azure"));

    private Logs() {}

    public static void setUp() {
        LogManager.getLogManager().reset();
        ConsoleHandler handler = new ConsoleHandler();
        handler.setFormatter(new OneLine());
        handler.setFilter(entry -> !isOfMqttClient(entry));
        handler.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(Level.WARNING);
        HELD.forEach(logger -> logger.setLevel(Level.SEVERE));
        HUB_LIMITS.setLevel(Level.INFO);
    }

    /** Shows what Drydock itself says at every level. */
    public static void verbose() {
        VERBOSE.setLevel(Level.ALL);
    }

    private static final Logger VERBOSE = Logger.getLogger("dev.drydock");

    static boolean isOfMqttClient(LogRecord entry) {
        String logger = entry.getLoggerName();
        return logger != null && logger.startsWith(MQTT_CLIENT);
    }
}
