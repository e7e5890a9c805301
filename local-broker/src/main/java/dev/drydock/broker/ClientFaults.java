package dev.drydock.broker;

import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A filter of the broker library's log. The library logs what a client has sent wrong as an error of its own, with a stack trace;
 * it is one line here, and only for information when the client did not speak MQTT at all.
 */
final class ClientFaults implements Filter {
    private static final int LONGEST = 200;

    /** Bytes that are no MQTT: failed handshakes, and protocols that the broker does not have. */
    private static final String NO_MQTT = "224126|224096";

    /** Packets that could not be processed, and consumers that went while they were set up. */
    private static final String BAD_PACKET = "834[0-9]{3}|224095";

    private static final Pattern OF_A_CLIENT =
            Pattern.compile("AMQ(?:(" + NO_MQTT + ")|" + BAD_PACKET + "):.*", Pattern.DOTALL);

    /** Loggers of the library; they are kept here, as a logger that nobody holds forgets its filter. */
    private static final List<Logger> LIBRARY = List.of(
            Logger.getLogger("org.apache.activemq.artemis.core.server"),
            Logger.getLogger("org.apache.activemq.artemis.core.protocol.mqtt"));

    private final Logger logger;

    private ClientFaults(Logger logger) {
        this.logger = logger;
    }

    /** Filters the library's log from now on. */
    static void install() {
        LIBRARY.forEach(logger -> logger.setFilter(new ClientFaults(logger)));
    }

    @Override
    public boolean isLoggable(LogRecord logRecord) {
        String message = String.valueOf(logRecord.getMessage());
        Matcher matcher = OF_A_CLIENT.matcher(message);
        if (!matcher.matches()) {
            return true;
        }
        logRecord.setMessage(oneLine(message, logRecord.getThrown()));
        logRecord.setParameters(new Object[0]);
        logRecord.setThrown(null);
        logRecord.setLevel(matcher.group(1) == null ? Level.WARNING : Level.INFO);
        return logger.isLoggable(logRecord.getLevel());
    }

    private static String oneLine(String message, @Nullable Throwable cause) {
        String line = message + (cause == null ? "" : " (" + cause + ")");
        String clean = line.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "..." : clean;
    }
}
