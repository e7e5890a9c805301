package dev.drydock.process;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A clock that stands still until something is so, and then shows the end of every time limit. At its first reading, from which
 * the limit is counted, it stands still in any case: the command may have been quicker than its caller.
 */
final class PassingClock implements LongSupplier {
    private final Duration passed;
    private final BooleanSupplier isSo;
    private final AtomicBoolean isRead = new AtomicBoolean();

    PassingClock(Duration passed, BooleanSupplier isSo) {
        this.passed = passed;
        this.isSo = isSo;
    }

    @Override
    public long getAsLong() {
        return isRead.getAndSet(true) && isSo.getAsBoolean() ? passed.toNanos() : 0;
    }
}
