package dev.drydock.bootstrap.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One run of the program as it is assembled, in a process of its own, with what it says, which a test may interrupt, end and kill. */
public final class DrydockProcess implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofMillis(10);

    private final List<String> arguments;
    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final Map<String, Process> killOn = new ConcurrentHashMap<>();
    private final List<Thread> readers = new ArrayList<>();

    private DrydockProcess(List<String> arguments, Process process) {
        this.arguments = arguments;
        this.process = process;
        readers.add(read(process.getInputStream(), output));
        readers.add(read(process.getErrorStream(), errors));
    }

    /** Starts the program in the folder, with these environment variables and no other {@code DRYDOCK_} ones. */
    static DrydockProcess start(Path folder, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:SharedArchiveFile=" + System.getProperty("drydock.archive"),
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("drydock.libraries"),
                "dev.drydock.bootstrap.Main"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DRYDOCK_"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new DrydockProcess(arguments, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it with SIGKILL in the moment in which it says this on standard error. */
    public DrydockProcess killedWhenItSays(String words) {
        killOn.put(words, process);
        return this;
    }

    /** Waits until a line of standard error has the words. */
    public DrydockProcess awaitError(String words) {
        return await(errors, words);
    }

    /** Waits until a line of standard output has the words. */
    public DrydockProcess awaitOutput(String words) {
        return await(output, words);
    }

    /** Waits until it has ended; its exit status, or 128 and the number of the signal that ended it. */
    public int exitStatus() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS)) {
                throw new AssertionError("it did not end: " + this);
            }
            for (Thread reader : readers) {
                reader.join(PATIENCE.toMillis());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Completes with the exit status when it has ended. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Ends it as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        exitStatus();
    }

    /** Sends SIGINT or SIGTERM by its short name. */
    public DrydockProcess signal(String name) {
        try {
            int sent = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .start()
                    .waitFor();
            if (sent != 0) {
                throw new AssertionError("SIG" + name + " could not be sent to " + this);
            }
            return this;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether whoever started the tests has it ignore SIGINT, as a shell does with what it runs in the background. */
    public boolean ignoresInterrupts() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        } catch (IOException e) {
            return false;
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has said on standard output. */
    public String output() {
        return String.join("\n", output);
    }

    public List<String> outputLines() {
        return List.copyOf(output);
    }

    /** What it has said on standard error. */
    public String errors() {
        return String.join("\n", errors);
    }

    public List<String> errorLines() {
        return List.copyOf(errors);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    @Override
    public String toString() {
        return "drydock " + String.join(" ", arguments) + "\n--- standard output\n" + output()
                + "\n--- standard error\n" + errors();
    }

    /** Waits until standard error has the words or it has ended; whether it has ended without them. */
    public boolean endsBeforeItSays(String words) {
        awaitOrEnd(errors, words);
        return !says(errors, words);
    }

    private DrydockProcess await(List<String> lines, String words) {
        awaitOrEnd(lines, words);
        if (!says(lines, words)) {
            throw new AssertionError("it ended with " + exitStatus() + " and never said '" + words + "': " + this);
        }
        return this;
    }

    private void awaitOrEnd(List<String> lines, String words) {
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(LOOK)
                    .until(() -> says(lines, words) || (!process.isAlive() && exitStatus() >= 0));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("it never said '" + words + "': " + this, e);
        }
    }

    private static boolean says(List<String> lines, String words) {
        return lines.stream().anyMatch(line -> line.contains(words));
    }

    private Thread read(InputStream stream, List<String> lines) {
        Thread reader = new Thread(() -> {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String said = line;
                    killOn.keySet().stream().filter(said::contains).forEach(on -> process.destroyForcibly());
                    lines.add(said);
                }
            } catch (IOException e) {
                lines.add("(the rest could not be read: " + e.getMessage() + ")");
            }
        });
        reader.setDaemon(true);
        reader.start();
        return reader;
    }
}
