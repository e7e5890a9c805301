package dev.drydock.bootstrap.console;

import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.ExitCode;
import dev.drydock.bootstrap.options.LayeredDefaults;
import java.time.Duration;
import picocli.CommandLine;

/** Command lines with what they all share: where values come from, how faults are shown, which status they end with. */
public final class CommandLines {
    private CommandLines() {}

    /** Runs a command line; the exit status. */
    public static int run(Object command, String[] args) {
        try {
            return of(command, args).execute(args);
        } catch (CommandFailure failure) {
            System.err.println("drydock: " + failure.getMessage());
            return failure.exitCode();
        }
    }

    private static CommandLine of(Object command, String[] args) {
        CommandLine line = new CommandLine(command);
        line.registerConverter(Duration.class, Durations::parse);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setAbbreviatedOptionsAllowed(false);
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler(CommandLines::explain);
        line.setParameterExceptionHandler(CommandLines::explainUse);
        line.setDefaultValueProvider(LayeredDefaults.from(System.getenv(), args));
        return line;
    }

    private static int explain(Exception fault, CommandLine line, CommandLine.ParseResult parsed) {
        if (fault instanceof CommandFailure failure) {
            line.getErr().println("drydock: " + failure.getMessage());
            return failure.exitCode();
        }
        line.getErr().println("drydock: this is a bug: " + fault);
        fault.printStackTrace(line.getErr());
        return ExitCode.BUG;
    }

    private static int explainUse(CommandLine.ParameterException fault, String[] args) {
        CommandLine line = fault.getCommandLine();
        if (fault.getCause() instanceof CommandFailure failure) {
            line.getErr().println("drydock: " + failure.getMessage());
            return failure.exitCode();
        }
        line.getErr().println("drydock: " + fault.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(fault, line.getErr())) {
            line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.WRONG_USE;
    }
}
