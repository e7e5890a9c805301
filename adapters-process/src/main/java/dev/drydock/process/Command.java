package dev.drydock.process;

import dev.drydock.application.device.image.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A command of the operator, run as often as is asked for. Facts that came over the network reach it only as environment
 * variables, never as a part of its text; of this process's own environment it gets nothing but {@code PATH}, {@code HOME} and
 * {@code LANG}. Thread-safe.
 */
public final class Command {
    /** How long, at most, until a stop is noticed. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG");
    private static final String SAFE_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final List<String> words;
    private final Duration limit;

    private Command(List<String> words, Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a command has a time limit above zero");
        }
        this.words = words;
        this.limit = limit;
    }

    /** A program with its words, run without a shell. */
    public static Command program(List<String> command, String lastWord, Duration limit) {
        return new Command(Stream.concat(command.stream(), Stream.of(lastWord)).toList(), limit);
    }

    /**
     * Takes a command for the shell as it stands in the configuration.
     *
     * @param limit how long it may run before it and all that it started is killed
     * @throws IllegalArgumentException when the text is blank or the limit is not above zero
     */
    public Command(String text, Duration limit) {
        this(List.of("/bin/sh", "-c", text), limit);
        if (text.isBlank()) {
            throw new IllegalArgumentException("a command has a text");
        }
    }

    /** Which of its output is looked at; what is not is thrown away. */
    public enum Output {
        /** The standard output alone. */
        STANDARD,
        /** The standard output and the standard error, as they come. */
        WITH_ERRORS
    }

    /**
     * Runs the command to its end, its time limit or a stop, whichever is first.
     *
     * @param facts environment variables, whose names all begin with {@code DRYDOCK_}
     * @throws IllegalArgumentException when a fact has another name
     */
    public CommandEnd run(Map<String, String> facts, Output output, StopSignal stop) {
        return run(facts, output, stop, (bytes, count) -> {});
    }

    /** Runs the command, and lets somebody listen to its output while it comes. */
    CommandEnd run(Map<String, String> facts, Output output, StopSignal stop, Capture.Listener listener) {
        if (stop.isStopped()) {
            return new CommandEnd.Stopped();
        }
        String mark = UUID.randomUUID().toString();
        try {
            ProcessTree tree = new ProcessTree(ProcessTree.MARK, mark);
            return attend(prepare(facts, output, mark).start(), tree, stop, new Capture(listener));
        } catch (IOException e) {
            return new CommandEnd.NotStarted(String.valueOf(e.getMessage()));
        }
    }

    private ProcessBuilder prepare(Map<String, String> facts, Output output, String mark) {
        ProcessBuilder builder = new ProcessBuilder(words);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", SAFE_PATH);
        for (String name : INHERITED) {
            String value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        facts.forEach((name, value) -> environment.put(checked(name), value));
        environment.put(ProcessTree.MARK, mark);
        if (output == Output.WITH_ERRORS) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        return builder;
    }

    private static String checked(String name) {
        if (!name.matches("DRYDOCK_[A-Z_]+") || name.equals(ProcessTree.MARK)) {
            throw new IllegalArgumentException("a fact is named DRYDOCK_ and something in capitals, not " + name);
        }
        return name;
    }

    /** Reads only what is there, so that no descendant that keeps the pipe open can hold this thread. */
    private CommandEnd attend(Process process, ProcessTree tree, StopSignal stop, Capture capture) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        try (InputStream output = process.getInputStream()) {
            process.getOutputStream().close();
            while (!process.waitFor(capture.drain(output) ? 1 : LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (stop.isStopped()) {
                    tree.kill(process);
                    return new CommandEnd.Stopped();
                }
                if (System.nanoTime() - deadline >= 0) {
                    tree.kill(process);
                    return new CommandEnd.TimedOut(limit, capture);
                }
            }
            capture.drain(output);
            return new CommandEnd.Exited(process.exitValue(), capture);
        } catch (InterruptedException e) {
            tree.kill(process);
            Thread.currentThread().interrupt();
            return new CommandEnd.Stopped();
        }
    }
}
