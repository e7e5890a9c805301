package dev.drydock.application.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A deadline whose action has a bug. */
class BugsInDeadlinesTest {
    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "deadlines");
        thread.setUncaughtExceptionHandler((dead, bug) -> uncaught.add(bug));
        return thread;
    });

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    static Stream<Throwable> bugs() {
        return Stream.of(new IllegalStateException("a bug"), new NoClassDefFoundError("com/example/Gone"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void a_bug_in_what_falls_due_is_not_kept_in_silence_and_what_comes_later_happens(Throwable bug) {
        ScheduledDeadlines deadlines = new ScheduledDeadlines(executor, new Random(1));
        List<String> happened = new CopyOnWriteArrayList<>();

        deadlines.after(Duration.ZERO, () -> {
            throw sneaky(bug);
        });
        deadlines.after(Duration.ofMillis(1), () -> happened.add("later"));

        await().atMost(Duration.ofSeconds(60)).until(() -> !happened.isEmpty());
        assertThat(uncaught).containsExactly(bug);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable bug) throws T {
        throw (T) bug;
    }
}
