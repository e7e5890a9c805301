package dev.drydock.bootstrap.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Other people's programs, run to their end. */
public final class Program {
    /** The folders of programs, those for administrators included, which are not in every user's PATH. */
    public static final String PATH = System.getenv("PATH") + ":/usr/local/sbin:/usr/sbin:/sbin";

    private static final int PATIENCE_SECONDS = 120;

    private Program() {}

    /**
     * The end of a run.
     *
     * @param said on standard output and standard error, as it came
     */
    public record End(int status, String said) {
        public List<String> lines() {
            return said.lines().toList();
        }
    }

    /** Those that this machine has not. */
    public static List<String> missing(String... programs) {
        return Stream.of(programs).filter(program -> !isInstalled(program)).toList();
    }

    /** Runs one that has to succeed; what it said. */
    public static String succeed(String... command) {
        End end = run(Map.of("PATH", PATH), command);
        if (end.status() != 0) {
            throw new AssertionError(List.of(command) + " ended with " + end);
        }
        return end.said();
    }

    /** Runs one with this environment and no other. */
    public static End run(Map<String, String> environment, String... command) {
        try {
            Path said = Files.createTempFile("drydock-program-", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(List.of(command) + " did not end; it said: " + Files.readString(said));
            }
            String output = new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
            Files.delete(said);
            return new End(process.exitValue(), output);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(PATH.split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
