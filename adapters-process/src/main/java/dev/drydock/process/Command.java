package dev.drydock.process;

import dev.drydock.application.device.image.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * A command of the operator, which may be run any number of times. Facts that came over the network reach it only as environment
 * variables, never as a part of its text. Of the environment of this process it gets {@code PATH}, {@code HOME} and {@code LANG}
 * alone. Thread-safe.
 */
public final class Command {
    /** The longest time until a stop is noticed. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG");
    private static final String SAFE_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final List<String> words;
    private final Duration limit;
    private final LongSupplier nanoTime;
    private final boolean isOfAPerson;

    private Command(List<String> words, Duration limit, LongSupplier nanoTime, boolean isOfAPerson) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a command has a time limit above zero");
        }
        this.words = words;
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.isOfAPerson = isOfAPerson;
    }

    /** The same command, whose time limit is counted on another clock. */
    Command on(LongSupplier clock) {
        return new Command(words, limit, clock, isOfAPerson);
    }

    /** A program with its words that is run without a shell. */
    public static Command program(List<String> command, String lastWord, Duration limit) {
        return new Command(
                Stream.concat(command.stream(), Stream.of(lastWord)).toList(), limit, System::nanoTime, false);
    }

    /**
     * A command for the shell, as it stands in the configuration.
     *
     * @param limit after which the command is killed with all that it started
     * @throws IllegalArgumentException when the text is blank or the limit is not above zero
     */
    public Command(String text, Duration limit) {
        this(List.of("/bin/sh", "-c", text), limit, System::nanoTime, false);
        if (text.isBlank()) {
            throw new IllegalArgumentException("a command has a text");
        }
    }

    /** The same command, run for a user at the terminal: it inherits the whole environment, with the settings of the user's tools. */
    Command ofAPerson() {
        return new Command(words, limit, nanoTime, true);
    }

    /** Streams that make up the output of a command. */
    public enum Output {
        /** The standard output alone; the standard error is kept apart, for the words of a failure. */
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
        return run(facts, output, stop, newMark(), (bytes, count) -> {});
    }

    /**
     * Runs the command on an input, while its standard output is listened to.
     *
     * @param input on its standard input, at most as much as a pipe holds: 16 KiB are safe
     */
    CommandEnd run(Map<String, String> facts, byte[] input, Capture.Listener listener) {
        return run(facts, Output.STANDARD, new StopSignal(), newMark(), input, listener);
    }

    /** A mark that no other run of a command has. */
    static String newMark() {
        return UUID.randomUUID().toString();
    }

    /**
     * Runs the command while its output is listened to.
     *
     * @param mark by which its processes are found
     */
    CommandEnd run(Map<String, String> facts, Output output, StopSignal stop, String mark, Capture.Listener listener) {
        return run(facts, output, stop, mark, new byte[0], listener);
    }

    private CommandEnd run(
            Map<String, String> facts,
            Output output,
            StopSignal stop,
            String mark,
            byte[] input,
            Capture.Listener listener) {
        if (stop.isStopped()) {
            return new CommandEnd.Stopped();
        }
        try {
            ProcessTree tree = new ProcessTree(mark);
            Process process = prepare(facts, output, mark).start();
            feed(process, input);
            return attend(process, tree, stop, new Capture(listener));
        } catch (IOException e) {
            return new CommandEnd.NotStarted(String.valueOf(e.getMessage()));
        }
    }

    private ProcessBuilder prepare(Map<String, String> facts, Output output, String mark) {
        ProcessBuilder builder = new ProcessBuilder(words);
        Map<String, String> environment = builder.environment();
        if (!isOfAPerson) {
            environment.clear();
            environment.put("PATH", SAFE_PATH);
            for (String name : INHERITED) {
                String value = System.getenv(name);
                if (value != null) {
                    environment.put(name, value);
                }
            }
        }
        facts.forEach((name, value) -> environment.put(checked(name), value));
        environment.put(ProcessTree.MARK, mark);
        return builder.redirectErrorStream(output == Output.WITH_ERRORS);
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException e) {
            // it does not read, which is its own affair: its end and its output are judged
        }
    }

    private static String checked(String name) {
        if (!name.matches("DRYDOCK_[A-Z0-9_]+") || name.equals(ProcessTree.MARK)) {
            throw new IllegalArgumentException("a fact is named DRYDOCK_ and something in capitals, not " + name);
        }
        return name;
    }

    /** Reads only what is there, so that no descendant that keeps a pipe open can hold this thread. */
    private CommandEnd attend(Process process, ProcessTree tree, StopSignal stop, Capture capture) throws IOException {
        long deadline = nanoTime.getAsLong() + limit.toNanos();
        Capture errors = new Capture((bytes, count) -> {});
        try (InputStream output = process.getInputStream();
                InputStream errorOutput = process.getErrorStream()) {
            while (!process.waitFor(
                    pauseAfter(capture.drain(output), errors.drain(errorOutput)), TimeUnit.MILLISECONDS)) {
                if (stop.isStopped()) {
                    tree.kill(process);
                    return new CommandEnd.Stopped();
                }
                if (nanoTime.getAsLong() - deadline >= 0) {
                    tree.kill(process);
                    return new CommandEnd.TimedOut(limit, capture, errors);
                }
            }
            capture.drain(output);
            errors.drain(errorOutput);
            return new CommandEnd.Exited(process.exitValue(), capture, errors);
        } catch (InterruptedException e) {
            tree.kill(process);
            Thread.currentThread().interrupt();
            return new CommandEnd.Stopped();
        }
    }

    private static long pauseAfter(boolean hadOutput, boolean hadErrors) {
        return hadOutput || hadErrors ? 1 : LOOK.toMillis();
    }
}
