package dev.drydock.bootstrap.process.disk;

import dev.drydock.bootstrap.process.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A device app as it is assembled, under strace, which is a process beside it. */
final class TracedDevice implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path trace;
    private final Path said;

    private TracedDevice(Process process, Path trace, Path said) {
        this.process = process;
        this.trace = trace;
        this.said = said;
    }

    /** Whether this machine has strace and lets it trace. */
    static boolean isPossible() {
        return Program.missing("strace").isEmpty() && canTrace();
    }

    private static boolean canTrace() {
        return Program.run(Map.of("PATH", Program.PATH), "strace", "-D", "-f", "--seccomp-bpf", "-qq", "true")
                        .status()
                == 0;
    }

    /** Starts it with more options for strace. */
    static TracedDevice start(Path folder, List<String> tracing, List<String> arguments) throws IOException {
        Path trace = folder.resolve("trace");
        Path said = folder.resolve("said");
        List<String> command = new ArrayList<>(List.of("strace", "-D", "-f", "-y", "-s", "0", "-o", trace.toString()));
        command.addAll(tracing);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("drydock.libraries"),
                "dev.drydock.bootstrap.Main",
                "device"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DRYDOCK_"));
        return new TracedDevice(builder.start(), trace, said);
    }

    /** Everything that it has said. */
    String said() throws IOException {
        return Files.readString(said);
    }

    int exitStatus() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS)) {
            throw new AssertionError("the traced device app did not end");
        }
        return process.exitValue();
    }

    /** Ends it in good order, and reads the whole trace. */
    List<SystemCall> stop() throws Exception {
        process.destroy();
        exitStatus();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> Files.readString(trace, StandardCharsets.ISO_8859_1)
                        .lines()
                        .anyMatch(line -> line.matches(process.pid() + " +\\+\\+\\+ .*")));
        return SystemCall.read(trace);
    }

    @Override
    public void close() throws Exception {
        process.destroyForcibly().waitFor();
    }
}
