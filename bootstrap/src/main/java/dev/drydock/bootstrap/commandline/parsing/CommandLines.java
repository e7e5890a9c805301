package dev.drydock.bootstrap.commandline.parsing;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.console.BugReport;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.file.NamedFile;
import dev.drydock.bootstrap.log.Logs;
import dev.drydock.protocol.plan.RefusedValue;
import dev.drydock.protocol.text.Plain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs command lines: where values come from, how faults are shown, which status a run ends with. */
public final class CommandLines {
    private static final int NARROWEST_HELP = 55;
    private static final int WIDEST_HELP = 110;

    private final Console console;
    private final Logs logs;
    private final LayeredDefaults defaults;

    private CommandLines(Console console, Logs logs, LayeredDefaults defaults) {
        this.console = console;
        this.logs = logs;
        this.defaults = defaults;
    }

    /**
     * Runs a command line and returns the exit status.
     *
     * @param program gives the command with all of its subcommands, of which the line may leave out those that it does not need
     */
    public static int run(Console console, CommandLine line, Supplier<CommandLine> program, String... args) {
        try (Logs logs = Logs.open(console.err())) {
            LayeredDefaults defaults =
                    LayeredDefaults.of(() -> program.get().getCommandSpec(), console.environment(), args);
            return new CommandLines(console, logs, defaults).setUp(line).execute(args);
        } catch (CommandFailure failure) {
            return tell(console, failure);
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    private CommandLine setUp(CommandLine line) {
        line.registerConverter(Duration.class, Durations::positive);
        line.registerConverter(Path.class, CommandLines::path);
        line.registerConverter(int.class, text -> number(Integer::valueOf, text));
        line.registerConverter(Integer.class, text -> number(Integer::valueOf, text));
        line.registerConverter(long.class, text -> number(Long::valueOf, text));
        line.registerConverter(Long.class, text -> number(Long::valueOf, text));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setAbbreviatedOptionsAllowed(false);
        line.setUsageHelpWidth(helpWidth());
        line.setOut(StreamWriter.to(console.out()));
        line.setErr(StreamWriter.to(console.err()));
        line.setExecutionStrategy(this::execute);
        line.setExecutionExceptionHandler(this::explain);
        line.setParameterExceptionHandler(this::explainUse);
        line.setDefaultValueProvider(defaults);
        return line;
    }

    private static <N extends Number> N number(Function<String, N> form, String text) {
        try {
            return form.apply(text);
        } catch (NumberFormatException e) {
            throw new CommandLine.TypeConversionException("expected a whole number, and got '" + text + "'");
        }
    }

    private static Path path(String text) {
        try {
            return NamedFile.path("", text);
        } catch (CommandFailure failure) {
            throw new CommandLine.TypeConversionException(
                    String.valueOf(failure.getMessage()).replaceFirst("^: ", ""));
        }
    }

    private int helpWidth() {
        return Math.max(NARROWEST_HELP, Math.min(console.terminal().width(), WIDEST_HELP));
    }

    private int execute(ParseResult parsed) {
        ParseResult command = parsed;
        while (command.hasSubcommand()) {
            command = command.subcommand();
        }
        try {
            if (!command.isUsageHelpRequested() && !command.isVersionHelpRequested()) {
                apply(command.commandSpec());
            }
        } catch (CommandFailure failure) {
            return tell(console, failure);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Commands without the common options, such as help, take no settings. */
    private void apply(CommandSpec command) {
        if (command.userObject() instanceof CommonOptions common) {
            defaults.refuseUnknownNames();
            common.applyTo(logs, console.environment());
        }
        command.mixins().values().forEach(this::apply);
    }

    private int explain(Exception fault, CommandLine line, ParseResult parsed) {
        if (fault instanceof CommandFailure failure) {
            return tell(console, failure);
        }
        if (fault instanceof RefusedValue refused) {
            return tell(console, CommandFailure.wrongUse(String.valueOf(refused.getMessage())));
        }
        if (fault instanceof InterruptedException || fault instanceof CancellationException) {
            return ExitCode.INTERRUPTED;
        }
        BugReport.print(console.err(), fault);
        return ExitCode.BUG;
    }

    private int explainUse(ParameterException fault, String[] args) {
        try {
            defaults.refuseUnknownNames();
        } catch (CommandFailure failure) {
            return tell(console, failure);
        }
        if (fault.getCause() instanceof CommandFailure failure) {
            return tell(console, failure);
        }
        CommandLine line = fault.getCommandLine();
        console.err().println("drydock: " + message(fault));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(fault, line.getErr())) {
            console.err().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.WRONG_USE;
    }

    private String message(ParameterException fault) {
        String message = String.valueOf(fault.getMessage()).replaceFirst("^Error: ", "");
        String origin = fault.getArgSpec() instanceof OptionSpec option
                ? defaults.origin(option).map(place -> " (" + place + ")").orElse("")
                : "";
        return printable(message) + origin;
    }

    /** The line breaks of picocli's own messages stay. */
    private static String printable(String text) {
        return text.lines().map(Plain::text).collect(Collectors.joining(System.lineSeparator()));
    }

    private static int tell(Console console, CommandFailure failure) {
        console.err().println("drydock: " + printable(String.valueOf(failure.getMessage())));
        return failure.exitCode();
    }
}
