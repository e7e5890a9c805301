package dev.drydock.bootstrap.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The signals of processes that tests start. */
final class Signals {
    private static final int SIGINT_BIT = 2;
    private static final List<String> RESTORING = List.of("env", "--default-signal=INT");

    /**
     * The words before a command that make SIGINT end it. A shell has its background jobs ignore SIGINT, and every process below
     * them inherits that. Empty where there is nothing to restore.
     */
    static final List<String> WITH_DEFAULTS = areIgnored() && canBeRestored() ? RESTORING : List.of();

    private Signals() {}

    static void send(String name, long pid) {
        Program.succeed("kill", "-" + name, Long.toString(pid));
    }

    /** Whether SIGINT ends what tests start; false only where it is ignored and {@code env} cannot change that. */
    static boolean interruptsArrive() {
        return !areIgnored() || canBeRestored();
    }

    private static boolean canBeRestored() {
        return Program.run(Map.of("PATH", Program.PATH), "env", RESTORING.get(1), "true")
                        .status()
                == 0;
    }

    private static boolean areIgnored() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT) != 0);
        } catch (IOException e) {
            return false;
        }
    }
}
