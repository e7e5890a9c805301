package dev.drydock.bench.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A process that a benchmark starts and that ends with it. */
public final class Child implements AutoCloseable {
    private static final String RESIDENT = "VmRSS:";

    private final String name;
    private final Process process;
    private final Path errors;
    private final BufferedReader output;
    private final long startedAt;

    private Child(String name, Process process, Path errors, long startedAt) {
        this.name = name;
        this.process = process;
        this.errors = errors;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.startedAt = startedAt;
    }

    static Child start(String name, ProcessBuilder builder, Path errors) throws IOException {
        builder.redirectError(errors.toFile());
        long before = System.nanoTime();
        return new Child(name, builder.start(), errors, before);
    }

    /** The time just before its start, on the clock of {@link System#nanoTime}. */
    public long startedAt() {
        return startedAt;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Reads its standard output up to a matching line, and returns that line. */
    public String awaitLine(Predicate<String> fit, Duration patience) throws InterruptedException {
        CompletableFuture<String> found = CompletableFuture.supplyAsync(() -> lineThat(fit));
        try {
            return found.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IllegalStateException(name + " did not say what was expected within " + patience + ": " + e, e);
        }
    }

    /** Waits for some time, or until it ends. */
    public void runFor(Duration time) throws InterruptedException {
        var unused = process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for its end and returns the time of it. */
    public long awaitEnd(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            close();
            throw new IllegalStateException(name + " did not end within " + patience + said());
        }
        long now = System.nanoTime();
        if (process.exitValue() != 0) {
            throw new IllegalStateException(name + " ended with status " + process.exitValue() + said());
        }
        return now;
    }

    /** Terminates it in order and waits for its end. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            close();
        }
    }

    /** Its resident memory, bytes; empty where there is no {@code /proc}. */
    public Optional<Long> residentBytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return Optional.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(RESIDENT))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst();
    }

    /** The processor time that it has taken, nanoseconds, in steps of some milliseconds. */
    public long cpuNanos() {
        return process.toHandle()
                .info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("this machine tells no processor times"))
                .toNanos();
    }

    /** Kills it as {@code kill -9} does and waits for its end. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }

    /** The end of its standard error, for messages. */
    public String said() {
        try {
            String all = Files.readString(errors);
            return "; it said: " + all.substring(Math.max(0, all.length() - 2000));
        } catch (IOException e) {
            return "";
        }
    }

    private String lineThat(Predicate<String> fit) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (fit.test(line)) {
                    return line;
                }
            }
            throw new IllegalStateException("its output ended" + said());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
