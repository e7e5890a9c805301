package dev.drydock.http.download;

import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.wire.Patience;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The time limits of one fetch. Only time spent waiting for the server counts towards a stall; a slow disk and pauses for the
 * bandwidth do not. The overall limit counts all time. Not thread-safe.
 */
final class Pace {
    private final DownloadLimits limits;
    private final Time time;
    private final long began;
    private final long window;
    private final Bandwidth bandwidth;
    private long silent;
    private long waitedInWindow;
    private long bytesInWindow;

    Pace(DownloadLimits limits, Time time) {
        this.limits = limits;
        this.time = time;
        this.began = time.nanos();
        this.window = limits.stall().toNanos();
        this.bandwidth = new Bandwidth(limits.mostRate(), time::nanos);
    }

    /** The longest wait for a connection, nanoseconds. */
    long patienceForConnection() {
        return Math.min(limits.connect().toNanos(), remaining());
    }

    /** The longest wait for a connection and the head of an answer, nanoseconds. */
    long patienceForHead() {
        return Math.min(limits.connect().toNanos() + window, remaining());
    }

    /** The longest wait for the next bytes before the limits are checked again, nanoseconds, at least 1. */
    long patience() {
        long quiet = window - silent;
        return Math.max(1, Math.min(Math.min(quiet, window - waitedInWindow), remaining()));
    }

    /** The most bytes to read at once under the limit of the bandwidth; 64 KiB without one. */
    int piece() {
        return bandwidth.piece();
    }

    /** The pause that the limit of the bandwidth requires now, nanoseconds; zero when none. */
    long pause() {
        return Math.min(bandwidth.pause(), remaining());
    }

    private long remaining() {
        return Math.max(1, limits.overall().toNanos() - (time.nanos() - began));
    }

    /** Records a wait and the bytes it brought; returns the reason to abort the fetch, if there is one. */
    Optional<Reason> waited(long nanos, long bytes) {
        silent = bytes == 0 ? silent + nanos : 0;
        waitedInWindow += nanos;
        bytesInWindow += bytes;
        bandwidth.took(bytes);
        if (time.nanos() - began >= limits.overall().toNanos()) {
            return Optional.of(overdue());
        }
        if (silent >= window) {
            return Optional.of(silence(limits.stall()));
        }
        return waitedInWindow >= window ? endOfWindow() : Optional.empty();
    }

    /** The reason to abort when the head of an answer did not arrive in time. */
    Reason headMissing() {
        boolean late = time.nanos() - began >= limits.overall().toNanos();
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

    /** Pauses for so many nanoseconds, or until the latch opens; true if it did. */
    boolean pause(long nanos, CountDownLatch until) throws InterruptedException {
        return time.pause(nanos, until);
    }

    /** The clock of a fetch. */
    interface Time {
        Time OF_THIS_MACHINE = System::nanoTime;

        /** Nanoseconds since some moment. */
        long nanos();

        /** The longest that a read waits before the clock is read again, nanoseconds. */
        default long longestRead() {
            return Long.MAX_VALUE;
        }

        /** Waits for so many nanoseconds, or until the latch opens; true if it did. */
        default boolean pause(long nanos, CountDownLatch until) throws InterruptedException {
            return until.await(nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** The waits for one answer: its head within {@link #patienceForHead}, its body while it arrives fast enough. */
    final class Waits implements Patience {
        private final long headUntil = time.nanos() + patienceForHead();
        private boolean headCame;
        private long began;
        /** Time since the last bytes of the image; framing and TLS may take several reads before the next ones. */
        private long unjudged;

        @Override
        public long begin() throws FetchEnded {
            long left = left();
            began = time.nanos();
            return Math.min(left, time.longestRead());
        }

        private long left() throws FetchEnded {
            if (headCame) {
                took(0);
                return patience();
            }
            long left = headUntil - time.nanos();
            if (left <= 0) {
                throw FetchEnded.because(headMissing());
            }
            return left;
        }

        @Override
        public void end() {
            unjudged += time.nanos() - began;
        }

        void headCame() {
            headCame = true;
            unjudged = 0;
        }

        /** Records bytes of the image; aborts the fetch when they arrive too slowly. */
        void took(long bytes) throws FetchEnded {
            Optional<Reason> given = waited(unjudged, bytes);
            unjudged = 0;
            if (given.isPresent()) {
                throw FetchEnded.because(given.get());
            }
        }
    }
}
