package dev.drydock.http.download;

import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The judgement of whether bytes come fast enough, and when the next are asked for. Only time spent waiting for the
 * server counts towards a stall, so that a slow disk and our own pauses are never held against it; the overall limit counts all time. Not thread-safe.
 */
final class Pace {
    private final DownloadLimits limits;
    private final LongSupplier nanoTime;
    private final long began;
    private final long window;
    private final Bandwidth bandwidth;
    private long silent;
    private long waitedInWindow;
    private long bytesInWindow;

    Pace(DownloadLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.window = limits.stall().toNanos();
        this.bandwidth = new Bandwidth(limits.mostRate(), nanoTime);
    }

    /** How long to wait for a connection and the head of an answer, nanoseconds. */
    long patienceForHead() {
        return Math.min(limits.connect().toNanos() + window, remaining());
    }

    /** How long to wait for the next bytes until asking again, nanoseconds, at least 1. */
    long patience() {
        long quiet = window - silent;
        return Math.max(1, Math.min(Math.min(quiet, window - waitedInWindow), remaining()));
    }

    /** How long to ask for nothing, nanoseconds, so that no more comes than may; zero when not at all. */
    long pause() {
        return Math.min(bandwidth.pause(), remaining());
    }

    private long remaining() {
        return Math.max(1, limits.overall().toNanos() - (nanoTime.getAsLong() - began));
    }

    /** Takes note of a wait that brought some bytes, or none; tells why to give up, if so. */
    Optional<Reason> waited(long nanos, long bytes) {
        silent = bytes == 0 ? silent + nanos : 0;
        waitedInWindow += nanos;
        bytesInWindow += bytes;
        bandwidth.took(bytes);
        if (nanoTime.getAsLong() - began >= limits.overall().toNanos()) {
            return Optional.of(overdue());
        }
        if (silent >= window) {
            return Optional.of(silence(limits.stall()));
        }
        return waitedInWindow >= window ? endOfWindow() : Optional.empty();
    }

    /** Why an answer whose head did not come in time is given up. */
    Reason headMissing() {
        boolean late = nanoTime.getAsLong() - began >= limits.overall().toNanos();
        return late ? overdue() : silence(limits.connect().plus(limits.stall()));
    }

    private Optional<Reason> endOfWindow() {
        long found = bytesInWindow;
        double expected = limits.leastRate() * (window / 1e9);
        waitedInWindow = 0;
        bytesInWindow = 0;
        return found >= expected
                ? Optional.empty()
                : Optional.of(new Reason(
                        ReasonCode.DOWNLOAD_STALLED,
                        "expected at least " + limits.leastRate() + " bytes a second, found " + found + " bytes in "
                                + limits.stall().toMillis() + " ms"));
    }

    private static Reason silence(Duration time) {
        return new Reason(
                ReasonCode.DOWNLOAD_STALLED,
                "expected an answer or more of the image, found nothing for " + time.toMillis() + " ms");
    }

    private Reason overdue() {
        return new Reason(
                ReasonCode.DOWNLOAD_TIMEOUT,
                "expected the whole image within " + limits.overall().toSeconds() + " s");
    }
}
