package dev.drydock.application.time;

import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduled executor without threads, whose clock a test moves. It schedules single actions alone. */
final class VirtualExecutor extends ScheduledThreadPoolExecutor {
    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private long now;
    private long number;

    VirtualExecutor() {
        super(0);
    }

    private final class Due extends FutureTask<Void> implements ScheduledFuture<Void> {
        private final long when;
        private final long number;

        Due(long when, long number, Runnable action) {
            super(action, null);
            this.when = when;
            this.number = number;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(when - now, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Due due = (Due) other;
            return when != due.when ? Long.compare(when, due.when) : Long.compare(number, due.number);
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable action, long delay, TimeUnit unit) {
        Due due = new Due(now + Math.max(0, unit.toNanos(delay)), number++, action);
        queue.add(due);
        return due;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> action, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Runnable> shutdownNow() {
        queue.clear();
        return super.shutdownNow();
    }

    void pass(Duration time) {
        long end = now + time.toNanos();
        while (!queue.isEmpty() && queue.peek().when <= end) {
            Due due = queue.remove();
            now = due.when;
            due.run();
        }
        now = end;
    }
}
