package dev.drydock.bootstrap.commandline.option;

import dev.drydock.bootstrap.log.LogFormat;
import dev.drydock.bootstrap.log.Logs;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has. */
public final class CommonOptions {
    /** Set by systemd when standard error goes to its journal. */
    private static final String JOURNAL = "JOURNAL_STREAM";

    /** The forms of the log that can be asked for. */
    enum Form {
        text,
        json
    }

    @Option(names = "--config", paramLabel = "FILE", description = "Read options from FILE, one name=value a line.")
    @Nullable
    Path config;

    @Option(names = "--verbose", description = "Log more, on standard error.")
    boolean verbose;

    @Option(
            names = "--log-format",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "The form of the log: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}, with priorities "
                    + "in the journal of systemd.")
    Form logFormat = Form.text;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and end.")
    boolean help;

    /** Adjusts the log. */
    public void applyTo(Logs logs, Map<String, String> environment) {
        logs.format(logFormat(environment));
        if (verbose) {
            logs.verbose();
        }
    }

    /** The form of what a device says and of the log. */
    public LogFormat logFormat(Map<String, String> environment) {
        if (logFormat == Form.json) {
            return LogFormat.JSON;
        }
        return environment.containsKey(JOURNAL) ? LogFormat.JOURNAL : LogFormat.TEXT;
    }
}
