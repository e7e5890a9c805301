package dev.drydock.bootstrap;

import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.Interrupts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** This process: the one place that knows the system's streams, environment, shutdown hooks and exit. */
final class ThisProcess {
    private static final long LONGEST_END_MILLIS = 10_000;

    private ThisProcess() {}

    /** Runs a program, and ends the process with its status; with that of a bug as soon as a thread dies of one. */
    static void run(ToIntFunction<Console> program) {
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtBugs(System.err, ThisProcess::end));
        System.exit(program.applyAsInt(console()));
    }

    /** Ends the process in good order; at once when that takes too long, as a shutdown hook may wait for this very thread. */
    private static void end(int status) {
        Thread exit = new Thread(() -> System.exit(status), "exit");
        exit.setDaemon(true);
        exit.start();
        try {
            exit.join(LONGEST_END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(status);
    }

    private static Console console() {
        return new Console(
                System.out,
                System.err,
                terminal(),
                environment(),
                Clock.systemUTC(),
                ThisProcess::onShutdown,
                ThisProcess::secret);
    }

    /** The journal is told of where it takes standard error, and not where a parent's did. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        String journal = environment.getOrDefault("JOURNAL_STREAM", "");
        if (!standardError().equals("socket:[" + journal.replaceFirst("^[0-9]*:", "") + "]")) {
            environment.remove("JOURNAL_STREAM");
        }
        return environment;
    }

    private static String standardError() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    /** Java cannot ask whether standard error is a terminal: the launcher does, and passes the answer on. */
    private static Console.Terminal terminal() {
        return Boolean.getBoolean("drydock.terminal")
                ? Console.Terminal.of(Integer.getInteger("drydock.columns", 0), Integer.getInteger("drydock.lines", 0))
                : Console.Terminal.NONE;
    }

    /** From Java 22 on there is a console without a terminal as well: it reads the next line, or finds none. */
    @SuppressWarnings("SystemConsoleNull")
    private static Optional<char[]> secret(String question) {
        java.io.Console terminal = System.console();
        return terminal == null ? Optional.empty() : Optional.ofNullable(terminal.readPassword("%s", question));
    }

    private static Interrupts.Registration onShutdown(Runnable action) {
        Thread hook = new Thread(action, "interrupt");
        hook.setDaemon(true);
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending: the hook runs.
            }
        };
    }
}
