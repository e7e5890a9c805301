package dev.drydock.jdbc.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of the tests in a JVM of its own, which ends with this. Both talk by lines. */
public final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;
    private final Path errors;

    private ChildJvm(Process process, Path errors) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
        this.errors = errors;
    }

    public static ChildJvm start(Class<?> program, String... arguments) throws IOException {
        return start(List.of(), program, arguments);
    }

    /** @param before the words of a command that runs another one */
    public static ChildJvm start(List<String> before, Class<?> program, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(before);
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        line.add("-Djava.util.logging.config.file="
                + Path.of("src/test/resources/logging.properties").toAbsolutePath());
        line.addAll(List.of("-cp", classPath(), program.getName()));
        line.addAll(List.of(arguments));
        Path errors = Files.createTempFile("child", ".err");
        return new ChildJvm(
                new ProcessBuilder(line).redirectError(errors.toFile()).start(), errors);
    }

    private static String classPath() {
        return Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElseGet(() -> System.getProperty("java.class.path"));
    }

    /** The next line that it writes; empty when it has ended. */
    public Optional<String> line() throws IOException {
        return Optional.ofNullable(lines.readLine());
    }

    /** The next line that it writes; a failure, with all that it said of it, when there is none. */
    public String said() throws IOException {
        Optional<String> line = line();
        return line.isPresent() ? line.get() : fail();
    }

    private String fail() throws IOException {
        throw new AssertionError("the other process has ended: " + Files.readString(errors));
    }

    /** Tells it to go on. */
    public void tell(String line) throws IOException {
        Writer writer = process.outputWriter(StandardCharsets.UTF_8);
        writer.write(line + "\n");
        writer.flush();
    }

    public Process process() {
        return process;
    }

    /** SIGKILL. Afterwards it is gone; what it wrote before can still be read. */
    public void kill() throws InterruptedException {
        // Its own destroyForcibly would close the stream as well.
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** All that it wrote to standard error, once it has ended by itself. */
    public String errors() throws IOException, InterruptedException {
        process.outputWriter(StandardCharsets.UTF_8).close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the other process does not end");
        }
        return Files.readString(errors);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        Files.delete(errors);
    }
}
