package dev.drydock.bootstrap.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** One run of the program as it is assembled, in a process of its own that a test may interrupt and kill. */
public final class DrydockProcess extends DrydockRun {
    private final Process process;
    private final Map<String, Process> killOn = new ConcurrentHashMap<>();
    private final List<Thread> readers = new ArrayList<>();

    private DrydockProcess(List<String> arguments, Process process) {
        super(arguments);
        this.process = process;
        readers.add(read(process.getInputStream(), output));
        readers.add(read(process.getErrorStream(), errors));
    }

    /** Starts the program in the folder, with these environment variables and no other {@code DRYDOCK_} ones. */
    static DrydockProcess start(Path folder, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(Signals.WITH_DEFAULTS);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:SharedArchiveFile="
                        + System.getProperty(
                                arguments.get(0).equals("server") ? "drydock.server.archive" : "drydock.archive"),
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-Djava.awt.headless=true"));
        command.addAll(silence());
        command.addAll(List.of("-cp", System.getProperty("drydock.libraries"), "dev.drydock.bootstrap.Main"));
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

    /** Later JDKs warn of what Guice and Netty do inside, unless they are told, as {@code drydock} tells them. */
    private static List<String> silence() {
        List<String> flags = new ArrayList<>();
        int release = Runtime.version().feature();
        if (release >= 22) {
            flags.add("--enable-native-access=ALL-UNNAMED");
        }
        if (release >= 23) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        return flags;
    }

    /** Kills it with SIGKILL in the moment in which it says this on standard error. */
    public DrydockProcess killedWhenItSays(String words) {
        killOn.put(words, process);
        return this;
    }

    @Override
    public DrydockProcess awaitError(String words) {
        super.awaitError(words);
        return this;
    }

    @Override
    public DrydockProcess awaitOutput(String words) {
        super.awaitOutput(words);
        return this;
    }

    /** Waits until it has ended; its exit status, or 128 and the number of the signal that ended it. */
    @Override
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

    /** Ends it by SIGTERM. */
    @Override
    public void end() {
        signal("TERM").exitStatus();
    }

    /** Sends SIGINT or SIGTERM by its short name. */
    public DrydockProcess signal(String name) {
        Signals.send(name, process.pid());
        return this;
    }

    /** Whether SIGINT ends such a process on this machine. */
    public static boolean canBeInterrupted() {
        return Signals.interruptsArrive();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
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
