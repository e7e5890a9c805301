package dev.drydock.bootstrap.commandline;

import dev.drydock.bootstrap.Drydock;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.Interrupts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A console of the tests, on which the whole program runs within their process. */
public final class TestConsole implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private Console.Terminal terminal = Console.Terminal.NONE;
    private Clock clock = Clock.systemUTC();

    /** Sets an environment variable; there are no others. */
    public TestConsole with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public TestConsole onTerminal(int width) {
        return onTerminal(width, 0);
    }

    public TestConsole onTerminal(int width, int height) {
        terminal = Console.Terminal.of(width, height);
        return this;
    }

    /** Answers the next questions for secrets with these; there is nobody to answer more. */
    public TestConsole answering(String... secrets) {
        answers.addAll(List.of(secrets));
        return this;
    }

    public TestConsole at(Instant now) {
        clock = Clock.fixed(now, ZoneOffset.UTC);
        return this;
    }

    /** The console itself. */
    public Console console() {
        return new Console(printing(out), printing(err), terminal, environment, clock, this::onInterrupt, this::answer);
    }

    /** Runs a command line to its end and returns its exit status. */
    public int run(String... args) {
        return Drydock.run(console(), args);
    }

    /** Runs a command line on a thread of its own. */
    public CompletableFuture<Integer> start(String... args) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Console console = console();
        Thread thread = new Thread(
                () -> {
                    try {
                        status.complete(Drydock.run(console, args));
                    } catch (RuntimeException | Error e) {
                        status.completeExceptionally(e);
                    }
                },
                "drydock-" + (args.length == 0 ? "" : args[0]));
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        return status;
    }

    /** Does what Ctrl-C does: runs the actions that wait for it, all at once. */
    public void interrupt() {
        List<CompletableFuture<Void>> running =
                actions.stream().map(CompletableFuture::runAsync).toList();
        running.forEach(
                action -> action.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
    }

    /** Waits until standard error has the words. */
    public TestConsole awaitError(String words) {
        Awaitility.await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> err().contains(words));
        return this;
    }

    /** Waits until standard output has the words. */
    public TestConsole awaitOutput(String words) {
        Awaitility.await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> out().contains(words));
        return this;
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Ends what was started and is still running. */
    @Override
    public void close() throws InterruptedException {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        }
    }

    @Override
    public String toString() {
        return "--- standard output\n" + out() + "\n--- standard error\n" + err();
    }

    private Optional<char[]> answer(String question) {
        printing(err).println(question);
        return Optional.ofNullable(answers.poll()).map(String::toCharArray);
    }

    private Interrupts.Registration onInterrupt(Runnable action) {
        actions.add(action);
        return () -> actions.remove(action);
    }

    private static PrintStream printing(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
