package dev.drydock.bootstrap.device;

import dev.drydock.bootstrap.wiring.Threads;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells systemd how the device app does, as sd_notify(3) describes it: that it has started, that it is alive whenever the watchdog
 * wants to know, and that it is about to end. Java 17 cannot write to datagram sockets of Unix, so systemd's own program
 * {@code systemd-notify} does it, a process for each word. Where nobody named a socket to write to, nothing is told.
 */
final class SystemdNotifications implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SystemdNotifications.class.getName());
    private static final Duration ONE_WORD = Duration.ofSeconds(10);

    private final String program;
    private final boolean wanted;
    private final Optional<Duration> watchdog;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> Threads.daemon("systemd", task));
    private Supplier<CompletionStage<Void>> life = CompletableFuture::new;
    private CompletableFuture<Void> asked = new CompletableFuture<>();
    private boolean ready;

    /**
     * Reads what systemd has put into the environment.
     *
     * @param program what is run to tell systemd something
     */
    SystemdNotifications(Map<String, String> environment, String program) {
        this.program = program;
        this.wanted = !environment.getOrDefault("NOTIFY_SOCKET", "").isBlank();
        this.watchdog = watchdog(environment);
    }

    static SystemdNotifications of(Map<String, String> environment) {
        return new SystemdNotifications(environment, "systemd-notify");
    }

    /**
     * The app has started, or started anew within its process.
     *
     * @param signOfLife asked for at half the watchdog's time: no sign, no beat
     */
    void started(Supplier<CompletionStage<Void>> signOfLife) {
        if (wanted) {
            thread.execute(() -> watch(signOfLife));
        }
    }

    /** Notifies systemd that the app ends, if it had started; returns when that is done. */
    @Override
    public void close() {
        if (wanted) {
            thread.execute(this::sayGoodbye);
        }
        thread.shutdown();
        try {
            var unused = thread.awaitTermination(2 * ONE_WORD.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Half of what systemd waits for, as it recommends; nothing when the watchdog is meant for another process. */
    private static Optional<Duration> watchdog(Map<String, String> environment) {
        String forWhom = environment.get("WATCHDOG_PID");
        if (forWhom != null
                && !forWhom.equals(Long.toString(ProcessHandle.current().pid()))) {
            return Optional.empty();
        }
        try {
            long micros = Long.parseLong(environment.getOrDefault("WATCHDOG_USEC", "0"));
            return Optional.of(Duration.of(micros, ChronoUnit.MICROS).dividedBy(2))
                    .filter(half -> !half.isNegative() && !half.isZero());
        } catch (NumberFormatException | ArithmeticException e) {
            LOG.log(System.Logger.Level.WARNING, "WATCHDOG_USEC is no time in microseconds: no watchdog is served");
            return Optional.empty();
        }
    }

    private void watch(Supplier<CompletionStage<Void>> signOfLife) {
        life = signOfLife;
        asked = CompletableFuture.completedFuture(null);
        if (!ready) {
            ready = true;
            tell("READY=1");
            watchdog.ifPresent(this::beatEvery);
        }
    }

    private void beatEvery(Duration interval) {
        var unused = thread.scheduleWithFixedDelay(this::beat, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** An agent that has not answered is not asked again: its mailbox has something else to do, or hangs. */
    private void beat() {
        if (asked.isDone()) {
            asked = life.get().toCompletableFuture();
            var unused = asked.thenRunAsync(() -> tell("WATCHDOG=1"), thread);
        }
    }

    private void sayGoodbye() {
        if (ready) {
            tell("STOPPING=1");
        }
    }

    private void tell(String word) {
        try {
            Process process = new ProcessBuilder(program, word)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(ONE_WORD.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                LOG.log(System.Logger.Level.WARNING, "{0} {1} did not end within {2}", program, word, ONE_WORD);
            } else if (process.exitValue() != 0) {
                LOG.log(System.Logger.Level.WARNING, "{0} {1} failed: {2}", program, word, process.exitValue());
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} cannot be run: {1}", program, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
