package dev.drydock.offenders.process;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits by doing nothing. */
public final class Sleeps {
    void onTheThread() throws InterruptedException {
        Thread.sleep(1);
    }

    void byTheUnit() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
    }

    void parked() {
        LockSupport.parkNanos(1);
    }

    void spinning() {
        Thread.onSpinWait();
    }
}
