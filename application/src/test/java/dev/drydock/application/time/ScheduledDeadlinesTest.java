package dev.drydock.application.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.contract.DeadlinesContract;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Deadlines on an executor, whose clock the test moves; and on a real one, where no length of time decides. */
class ScheduledDeadlinesTest extends DeadlinesContract {
    private final VirtualExecutor executor = new VirtualExecutor();
    private final ScheduledDeadlines deadlines = new ScheduledDeadlines(executor, new Random(1));

    @Override
    protected Deadlines deadlines() {
        return deadlines;
    }

    @Override
    protected void pass(Duration time) {
        executor.pass(time);
    }

    @Test
    void on_a_real_executor_an_action_runs_on_its_thread_no_sooner_than_it_should() {
        ScheduledExecutorService real = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "timer"));
        try {
            CompletableFuture<String> ran = new CompletableFuture<>();
            long began = System.nanoTime();
            Duration time = Duration.ofMillis(20);
            new ScheduledDeadlines(real, new Random(1))
                    .after(time, () -> ran.complete(Thread.currentThread().getName()));
            assertThat(ran.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo("timer");
            assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(time.toNanos());
        } finally {
            real.shutdownNow();
        }
    }

    @Test
    void after_the_shutdown_of_its_executor_nothing_happens_and_nobody_is_disturbed() {
        ScheduledExecutorService real = Executors.newSingleThreadScheduledExecutor();
        real.shutdownNow();
        AtomicBoolean happened = new AtomicBoolean();
        Deadlines closed = new ScheduledDeadlines(real, new Random(1));
        closed.after(Duration.ZERO, () -> happened.set(true)).cancel();
        closed.afterWithJitter(Duration.ZERO, () -> happened.set(true)).cancel();
        assertThat(happened).isFalse();
    }
}
