package dev.drydock.bootstrap.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One run of the program, with what it prints. */
public abstract class DrydockRun implements AutoCloseable {
    /** The longest wait for anything that happens in time on any machine. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofMillis(10);

    private final List<String> arguments;
    final List<String> output = new CopyOnWriteArrayList<>();
    final List<String> errors = new CopyOnWriteArrayList<>();

    DrydockRun(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    public abstract boolean isAlive();

    /** Waits until it has ended; its exit status. */
    public abstract int exitStatus();

    /** Asks it to end in good order, and waits until it has ended. */
    public abstract void end();

    /** Waits until a line of standard error has the words. */
    public DrydockRun awaitError(String words) {
        return await(errors, words);
    }

    /** Waits until a line of standard output has the words. */
    public DrydockRun awaitOutput(String words) {
        return await(output, words);
    }

    /** Waits until standard error has the words or it has ended; whether it has ended without them. */
    public boolean endsBeforeItSays(String words) {
        awaitOrEnd(errors, words);
        return !says(errors, words);
    }

    /** Standard output so far. */
    public String output() {
        return String.join("\n", output);
    }

    public List<String> outputLines() {
        return List.copyOf(output);
    }

    /** Standard error so far. */
    public String errors() {
        return String.join("\n", errors);
    }

    public List<String> errorLines() {
        return List.copyOf(errors);
    }

    @Override
    public abstract void close();

    @Override
    public String toString() {
        return "drydock " + String.join(" ", arguments) + "\n--- standard output\n" + output()
                + "\n--- standard error\n" + errors();
    }

    private DrydockRun await(List<String> lines, String words) {
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
                    .until(() -> says(lines, words) || (!isAlive() && exitStatus() >= 0));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("it never said '" + words + "': " + this, e);
        }
    }

    private static boolean says(List<String> lines, String words) {
        return lines.stream().anyMatch(line -> line.contains(words));
    }
}
