package dev.drydock.http.serve;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A log of warnings with at most one line in ten seconds; the next line gives the number of omitted ones. */
final class Warnings {
    private static final long QUIET = Duration.ofSeconds(10).toNanos();

    private final Consumer<String> log;
    private final LongSupplier nanoTime;
    private long told;
    private boolean any;
    private long leftOut;

    Warnings(Consumer<String> log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    void tell(String warning) {
        long now = nanoTime.getAsLong();
        if (any && now - told < QUIET) {
            leftOut++;
            return;
        }
        log.accept("image server: " + warning + (leftOut == 0 ? "" : " (and " + leftOut + " more before)"));
        any = true;
        told = now;
        leftOut = 0;
    }
}
