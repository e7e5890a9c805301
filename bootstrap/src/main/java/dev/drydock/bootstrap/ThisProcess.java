package dev.drydock.bootstrap;

import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.Interrupts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The console of this process: the one place that knows the system's streams, environment and shutdown hooks. */
final class ThisProcess {
    private ThisProcess() {}

    static Console console() {
        return new Console(
                System.out, System.err, terminal(), environment(), Clock.systemUTC(), ThisProcess::onShutdown);
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
                ? Console.Terminal.of(Integer.getInteger("drydock.columns", 0))
                : Console.Terminal.NONE;
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
