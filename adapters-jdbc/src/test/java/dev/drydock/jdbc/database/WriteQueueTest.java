package dev.drydock.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.fleet.ledger.RolloutLedger.Precedence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Turns are counted here, and not timed. */
class WriteQueueTest {
    private final WriteQueue queue = new WriteQueue();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final List<Future<?>> all = new ArrayList<>();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /** Has its turn as soon as it waits for it no longer; all that wait are behind those who came before. */
    private void comes(String name, Precedence precedence) {
        int before = queue.length();
        all.add(threads.submit(() -> queue.inTurn(precedence, () -> done.add(name))));
        awaitLength(before + 1);
    }

    private void awaitLength(int length) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofMinutes(1))
                .until(() -> queue.length() == length);
    }

    /** Work that goes on until it is told to end. */
    private CountDownLatch holds() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        all.add(threads.submit(() -> queue.inTurn(Precedence.ROUTINE, () -> {
            begun.countDown();
            awaitLatch(mayEnd);
            return done.add("first");
        })));
        begun.await();
        return mayEnd;
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void finish() throws Exception {
        for (Future<?> each : all) {
            each.get();
        }
    }

    @Test
    void a_command_waits_for_one_piece_of_work_whatever_else_waits() throws Exception {
        CountDownLatch mayEnd = holds();
        for (int i = 0; i < 50; i++) {
            comes("routine " + i, Precedence.ROUTINE);
        }
        comes("command", Precedence.COMMAND);
        comes("second command", Precedence.COMMAND);
        mayEnd.countDown();
        finish();

        assertThat(done).hasSize(53).startsWith("first", "command", "second command", "routine 0", "routine 1");
        assertThat(done.subList(3, 53)).isEqualTo(routine(50));
    }

    private static List<String> routine(int number) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            names.add("routine " + i);
        }
        return names;
    }

    @Test
    void whoever_is_interrupted_has_its_turn_and_is_told_afterwards() throws Exception {
        CountDownLatch mayEnd = holds();
        CompletableFuture<Boolean> wasTold = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            queue.inTurn(Precedence.ROUTINE, () -> done.add("interrupted"));
            wasTold.complete(Thread.currentThread().isInterrupted());
        });
        waiting.start();
        awaitLength(1);
        waiting.interrupt();
        comes("behind", Precedence.ROUTINE);
        mayEnd.countDown();
        finish();

        assertThat(wasTold.get()).isTrue();
        assertThat(done).containsExactly("first", "interrupted", "behind");
        assertThat(queue.length()).isZero();
    }

    @Test
    void work_that_fails_ends_its_turn() {
        assertThatThrownBy(() -> queue.inTurn(Precedence.ROUTINE, () -> {
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(queue.<Integer>inTurn(Precedence.COMMAND, () -> 7)).isEqualTo(7);
    }

    @Test
    void work_that_would_wait_for_itself_fails_and_the_queue_goes_on() {
        assertThatThrownBy(() -> queue.inTurn(
                        Precedence.ROUTINE, () -> queue.inTurn(Precedence.COMMAND, () -> done.add("never"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("within another");

        assertThat(queue.<Integer>inTurn(Precedence.ROUTINE, () -> 7)).isEqualTo(7);
        assertThat(done).isEmpty();
    }
}
