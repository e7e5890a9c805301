package dev.drydock.bootstrap.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** The program runs within a process that goes on after it. */
class InProcessTest {
    private final TestConsole console = new TestConsole();

    @Test
    void a_run_returns_its_status_and_puts_the_log_back() {
        List<Handler> before = List.of(Logger.getLogger("").getHandlers());

        assertThat(console.run("--version")).isZero();
        assertThat(console.run("nonsense")).isEqualTo(2);
        assertThat(console.run("devices", "--broker", "mqtt://127.0.0.1:1", "--connect-timeout", "100ms"))
                .isEqualTo(3);

        assertThat(console.out()).startsWith("drydock ");
        assertThat(console.err()).contains("nonsense");
        assertThat(Logger.getLogger("").getHandlers()).containsExactlyElementsOf(before);
    }

    @Test
    void no_thread_outlives_a_run() throws Exception {
        ThreadGroup threadsOfTheRun = new ThreadGroup("run");
        CompletableFuture<Integer> status = new CompletableFuture<>();
        new Thread(
                        threadsOfTheRun,
                        () -> status.complete(
                                console.run("devices", "--broker", "mqtt://127.0.0.1:1", "--connect-timeout", "100ms")))
                .start();

        assertThat(status.get(60, TimeUnit.SECONDS)).isEqualTo(3);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(namesIn(threadsOfTheRun))
                        .noneMatch(name -> name.startsWith("deadlines") || name.startsWith("MQTT")));
    }

    @Test
    void a_server_ends_when_its_thread_is_interrupted() throws Exception {
        try (TestConsole server = new TestConsole()) {
            var status = server.start("broker", "--listen", "127.0.0.1:0");
            server.awaitOutput("The broker listens");
            server.close();
            assertThat(status.join()).isEqualTo(130);
        }
    }

    /** A thread belongs to the group of the thread that started it; other tests' threads are not seen. */
    private static List<String> namesIn(ThreadGroup group) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() != null && group.parentOf(thread.getThreadGroup()))
                .map(Thread::getName)
                .toList();
    }
}
