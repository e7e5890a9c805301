package dev.drydock.application.fleet.feed;

import dev.drydock.application.fleet.feed.ReportFeed.Delivery;
import dev.drydock.application.fleet.feed.ReportFeed.Listener;
import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.domain.device.DeviceId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words for the listener of a feed, told one after another by one thread at a time. What was heard goes before what was read, and no more
 * reports are told than there is room for. Thread-safe; the listener is called under no lock.
 */
final class Telling {
    private final int window;
    private final Deque<Waiting> heard = new ArrayDeque<>();
    private final Deque<Waiting> read = new ArrayDeque<>();
    private final Deque<Runnable> words = new ArrayDeque<>();
    private Optional<Listener> listener = Optional.empty();
    private int unacknowledged;
    private boolean isAwaited;
    private boolean isTelling;
    private boolean isClosed;

    private record Waiting(HeardReport report, Runnable acknowledgement) {}

    /** @param window the most reports that are told and not acknowledged */
    Telling(int window) {
        this.window = window;
    }

    synchronized void tellTo(Listener taker) {
        listener = Optional.of(taker);
    }

    synchronized void heard(HeardReport report, Runnable acknowledgement) {
        heard.add(new Waiting(report, acknowledgement));
    }

    synchronized void read(HeardReport report) {
        read.add(new Waiting(report, () -> {}));
    }

    synchronized void desired(DeviceId device, Optional<LeftOrder> order) {
        words.add(() -> listener.ifPresent(taker -> taker.desired(device, order)));
    }

    /** Tells that the fleet is caught up with, once all that was read is told. */
    synchronized void tellWhenAllAreRead() {
        isAwaited = true;
    }

    /** Forgets what was heard; who told it tells it again. */
    synchronized void forget() {
        heard.clear();
    }

    /** Nobody is heard until the twins have been read. */
    synchronized void interrupt() {
        isAwaited = false;
        read.clear();
        words.clear();
        words.add(() -> listener.ifPresent(Listener::interrupted));
    }

    /** Ends it: nothing is told any more. */
    synchronized void close() {
        isClosed = true;
        heard.clear();
        read.clear();
        words.clear();
    }

    /** Tells what there is. What another thread finds meanwhile, the first takes along. */
    void tell() {
        synchronized (this) {
            if (isTelling) {
                return;
            }
            isTelling = true;
        }
        boolean isDone = false;
        try {
            for (Optional<Runnable> word = next(); word.isPresent(); word = next()) {
                word.get().run();
            }
            isDone = true;
        } finally {
            if (!isDone) {
                giveUp();
            }
        }
    }

    /** A listener that failed is told the rest all the same, when the next word comes. */
    private synchronized void giveUp() {
        isTelling = false;
    }

    /** The next word for the listener: an interruption or a desired state, a report that there is room for, or that it has caught up. */
    private synchronized Optional<Runnable> next() {
        Runnable word = words.poll();
        if (word == null && !isClosed) {
            word = nextReport();
        }
        isTelling = word != null;
        return Optional.ofNullable(word);
    }

    private @Nullable Runnable nextReport() {
        Waiting waiting = unacknowledged >= window ? null : heard.isEmpty() ? read.poll() : heard.poll();
        if (waiting != null) {
            unacknowledged++;
            return () -> listener.ifPresent(taker -> taker.heard(new Handed(waiting)));
        }
        if (isAwaited && read.isEmpty()) {
            isAwaited = false;
            return () -> listener.ifPresent(Listener::caughtUp);
        }
        return null;
    }

    /** A report that was handed over. */
    private final class Handed implements Delivery {
        private final Waiting waiting;
        private boolean isAcknowledged;

        Handed(Waiting waiting) {
            this.waiting = waiting;
        }

        @Override
        public HeardReport report() {
            return waiting.report();
        }

        @Override
        public void acknowledge() {
            synchronized (Telling.this) {
                if (isAcknowledged) {
                    return;
                }
                isAcknowledged = true;
                unacknowledged--;
            }
            waiting.acknowledgement().run();
            tell();
        }
    }
}
