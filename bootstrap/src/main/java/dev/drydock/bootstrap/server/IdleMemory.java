package dev.drydock.bootstrap.server;

import dev.drydock.application.time.Deadlines;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Gives back what a burst of work has left in memory, once it is over. The serial collector lets the heap grow as long as the machine has
 * memory, and gives some back only after it has looked at all of it, which it does not do on its own while there is room.
 */
final class IdleMemory implements AutoCloseable {
    static final Duration LOOK = Duration.ofSeconds(10);

    /** Bytes that have to have come since the last time. */
    static final long WORTH = 48L * 1024 * 1024;

    /** The part of one processor's time below which nothing is said to go on. */
    private static final double IDLE = 0.1;

    private final Deadlines deadlines;
    private final Readings readings;
    private Deadlines.Pending next = () -> {};
    private long cpuBefore;
    private long usedBefore;
    private boolean isClosed;

    /**
     * The readings of a process, and the means to look at the whole of its heap.
     *
     * @param cpuNanos processor time that it has taken; nought where the machine does not tell
     * @param used bytes of the heap
     * @param collect looks at the whole heap
     */
    record Readings(LongSupplier cpuNanos, LongSupplier used, Runnable collect) {
        static Readings ofThisProcess() {
            Runtime runtime = Runtime.getRuntime();
            return new Readings(
                    () -> ProcessHandle.current()
                            .info()
                            .totalCpuDuration()
                            .map(Duration::toNanos)
                            .orElse(0L),
                    () -> runtime.totalMemory() - runtime.freeMemory(),
                    runtime::gc);
        }
    }

    IdleMemory(Deadlines deadlines, Readings readings) {
        this.deadlines = deadlines;
        this.readings = readings;
    }

    /** Looks from now on. */
    synchronized void start() {
        cpuBefore = readings.cpuNanos().getAsLong();
        again();
    }

    private synchronized void look() {
        long cpu = readings.cpuNanos().getAsLong();
        boolean isIdle = cpu - cpuBefore < LOOK.toNanos() * IDLE;
        if (isIdle && readings.used().getAsLong() - usedBefore >= WORTH) {
            readings.collect().run();
            usedBefore = readings.used().getAsLong();
        }
        cpuBefore = cpu;
        again();
    }

    private synchronized void again() {
        if (!isClosed) {
            next = deadlines.after(LOOK, this::look);
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        next.cancel();
    }
}
