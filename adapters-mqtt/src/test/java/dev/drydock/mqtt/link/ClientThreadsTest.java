package dev.drydock.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientThreadsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ClientThreads threads = new ClientThreads("test");

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void a_task_that_throws_is_noticed_whether_it_was_submitted_or_executed() {
        threads.submit((Runnable) () -> {
            throw new NegativeArraySizeException("-25536");
        });

        assertThat(threads.death()).succeedsWithin(PATIENCE).isInstanceOf(NegativeArraySizeException.class);
    }

    @Test
    void an_error_is_noticed_too() {
        threads.execute(() -> {
            throw new OutOfMemoryError("of the test");
        });

        assertThat(threads.death()).succeedsWithin(PATIENCE).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void a_task_that_ends_or_is_cancelled_is_no_death() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Future<?> cancelled = threads.submit(() -> {
            never.await();
            return null;
        });
        threads.submit(() -> {}).get();
        cancelled.cancel(true);
        threads.submit(() -> {}).get();

        assertThat(threads.death().toCompletableFuture()).isNotDone();
    }

    /** The pings of a connection over which nothing is said: three threads read, write and call back, and wait. */
    @Test
    void what_is_due_later_is_done_while_the_other_threads_wait() {
        CountDownLatch never = new CountDownLatch(1);
        for (int thread = 0; thread < 3; thread++) {
            threads.execute(() -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        CompletableFuture<Boolean> ping = new CompletableFuture<>();
        threads.schedule(() -> ping.complete(true), 6, TimeUnit.SECONDS);

        assertThat(ping).succeedsWithin(PATIENCE);
    }
}
