package dev.drydock.application.time;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Deadlines on a scheduled executor, which counts on the monotonic clock. After its shutdown nothing happens any more. */
public final class ScheduledDeadlines implements Deadlines {
    private final ScheduledExecutorService executor;
    private final RandomGenerator dice;

    public ScheduledDeadlines(ScheduledExecutorService executor, RandomGenerator dice) {
        this.executor = executor;
        this.dice = dice;
    }

    @Override
    public Pending after(Duration time, Runnable action) {
        try {
            Future<?> scheduled = executor.schedule(() -> run(action), time.toNanos(), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> {};
        }
    }

    /** The executor would keep a bug to itself: it goes to the uncaught-exception handler of the thread. */
    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error bug) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
            throw bug;
        }
    }

    @Override
    public Pending afterWithJitter(Duration base, Runnable action) {
        long half = base.toNanos() / 2;
        return after(base.plusNanos(half > 0 ? dice.nextLong(half) : 0), action);
    }
}
