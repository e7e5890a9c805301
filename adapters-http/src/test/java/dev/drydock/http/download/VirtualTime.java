package dev.drydock.http.download;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A time that passes only when a test lets it, and then while the download waits for its server or pauses; or one that pauses pass by
 * themselves, at once.
 */
final class VirtualTime implements Pace.Time {
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(2);

    private final AtomicLong now = new AtomicLong();
    /** To be passed by the next wait. */
    private final AtomicLong pending = new AtomicLong();

    private final boolean pausesPass;

    private VirtualTime(boolean pausesPass) {
        this.pausesPass = pausesPass;
    }

    static VirtualTime standing() {
        return new VirtualTime(false);
    }

    static VirtualTime passedByPauses() {
        return new VirtualTime(true);
    }

    /** Lets time pass, and waits until it has. */
    void pass(Duration time) {
        pending.addAndGet(time.toNanos());
        Fetching.soon().until(() -> pending.get() == 0);
    }

    Duration passed() {
        return Duration.ofNanos(now.get());
    }

    @Override
    public long nanos() {
        return now.get();
    }

    /** Called when a read begins. */
    @Override
    public long longestRead() {
        now.addAndGet(pending.getAndSet(0));
        return LOOK;
    }

    @Override
    public boolean pause(long nanos, CountDownLatch until) throws InterruptedException {
        if (pausesPass) {
            now.addAndGet(nanos);
            return until.getCount() == 0;
        }
        long end = now.get() + nanos;
        boolean opened = false;
        while (!opened && now.get() < end) {
            now.addAndGet(pending.getAndSet(0));
            opened = until.await(LOOK, TimeUnit.NANOSECONDS);
        }
        return opened;
    }
}
