package dev.drydock.bootstrap.options;

import dev.drydock.bootstrap.console.Logs;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has. */
public final class CommonOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "Read options from FILE, one name=value a line.")
    @Nullable
    Path config;

    @Option(names = "--verbose", description = "Log more, on standard error.")
    void verbose(boolean verbose) {
        if (verbose) {
            Logs.verbose();
        }
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and end.")
    boolean help;
}
