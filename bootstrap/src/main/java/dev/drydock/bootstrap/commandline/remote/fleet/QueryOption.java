package dev.drydock.bootstrap.commandline.remote.fleet;

import dev.drydock.bootstrap.commandline.remote.Route;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The devices that a command is about. */
final class QueryOption {
    @Option(
            names = "--query",
            paramLabel = "QUERY",
            description = "The devices, such as 'model = gateway and tag.site = oslo'. Default: all.")
    @Nullable
    String query;

    /** The same address for these devices. */
    Route of(Route route) {
        return query == null ? route : route.with("query", query);
    }
}
