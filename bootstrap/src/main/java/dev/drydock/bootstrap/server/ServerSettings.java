package dev.drydock.bootstrap.server;

import dev.drydock.bootstrap.commandline.option.ListenAddress;
import dev.drydock.bootstrap.service.wiring.ServiceTransportSettings;
import dev.drydock.rest.RestSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of a server.
 *
 * @param folder of all that it keeps
 * @param database a JDBC address of PostgreSQL; empty for SQLite in the folder
 * @param keep the time for which the outcomes of updates, and rollouts that have ended, are kept
 * @param connectTimeout the time for which a transport that does not answer is tried at the start
 * @param images where images are served
 * @param serveAt the address at which devices find them, without a slash at its end; empty for where they are served
 */
public record ServerSettings(
        Path folder,
        Optional<String> database,
        Duration keep,
        ServiceTransportSettings transport,
        Duration connectTimeout,
        RestSettings rest,
        ListenAddress images,
        Optional<String> serveAt) {
    /** The time for which they are kept where nobody says otherwise. */
    public static final Duration STANDARD_KEEP = Duration.ofDays(90);
}
