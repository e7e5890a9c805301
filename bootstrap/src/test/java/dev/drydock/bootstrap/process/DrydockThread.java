package dev.drydock.bootstrap.process;

import dev.drydock.bootstrap.Drydock;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.Interrupts;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of the program on a thread of the tests' own process, where it starts in a moment. */
public final class DrydockThread extends DrydockRun {
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final LineCollector out = new LineCollector(output);
    private final LineCollector err = new LineCollector(errors);
    private final List<Runnable> onInterrupt = new CopyOnWriteArrayList<>();
    private final Thread thread;

    private DrydockThread(Map<String, String> environment, Clock clock, List<String> arguments) {
        super(arguments);
        Console console = new Console(
                stream(out),
                stream(err),
                Console.Terminal.NONE,
                Map.copyOf(environment),
                clock,
                this::register,
                Console.Prompt.NONE);
        thread = new Thread(() -> run(console, arguments.toArray(String[]::new)), "drydock " + arguments);
        thread.setDaemon(true);
    }

    /** Starts the program with these environment variables and no other. Paths among the arguments have to be absolute. */
    static DrydockThread start(Map<String, String> environment, Clock clock, List<String> arguments) {
        DrydockThread run = new DrydockThread(environment, clock, arguments);
        run.thread.start();
        return run;
    }

    @Override
    public boolean isAlive() {
        return !exit.isDone();
    }

    @Override
    public int exitStatus() {
        try {
            return exit.get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("it did not end: " + this, e);
        } catch (ExecutionException e) {
            throw new AssertionError("it threw: " + this, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Does what Ctrl-C does; the thread is interrupted, as there is no process to end. */
    @Override
    public void end() {
        onInterrupt.forEach(Runnable::run);
        thread.interrupt();
        exitStatus();
    }

    @Override
    public void close() {
        if (isAlive()) {
            end();
        }
    }

    private void run(Console console, String... arguments) {
        try {
            int status = Drydock.run(console, arguments);
            out.finish();
            err.finish();
            exit.complete(status);
        } catch (RuntimeException | Error e) {
            exit.completeExceptionally(e);
        }
    }

    private Interrupts.Registration register(Runnable action) {
        onInterrupt.add(action);
        return () -> onInterrupt.remove(action);
    }

    private static PrintStream stream(LineCollector lines) {
        return new PrintStream(lines, true, StandardCharsets.UTF_8);
    }
}
