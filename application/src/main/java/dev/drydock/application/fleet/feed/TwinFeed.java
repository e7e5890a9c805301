package dev.drydock.application.fleet.feed;

import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.device.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A feed of what a transport hears, and of the twins of all devices: they are read at the beginning, after every interruption and now and
 * then, so that whatever was not heard is made up for. What is heard goes before what is read. Thread-safe.
 */
public final class TwinFeed implements ReportFeed {
    /** Reports that wait to be acknowledged: two batches of the intake. */
    public static final int WINDOW = 1_000;

    /** The pause before the twins are read again that could not be read, or not all of them. */
    static final Duration AGAIN = Duration.ofSeconds(5);

    private final LiveReports live;
    private final DeviceTwins twins;
    private final Deadlines deadlines;
    private final Supplier<Instant> clock;
    private final Duration period;
    private final Deque<Waiting> heard = new ArrayDeque<>();
    private final Deque<Waiting> read = new ArrayDeque<>();
    /** Those whose desired state was heard since the twins are read, which may be older. */
    private final Set<DeviceId> desiredSince = new HashSet<>();

    /** Those whose presence was. */
    private final Set<DeviceId> presentSince = new HashSet<>();

    /** Those that were read since the connection was made. */
    private final Set<DeviceId> known = new HashSet<>();

    private final Deque<Runnable> words = new ArrayDeque<>();
    private Optional<Listener> listener = Optional.empty();
    private Deadlines.Pending next = () -> {};
    private int connections;
    private int unacknowledged;
    private boolean isConnected;
    private boolean isAwaited;
    private boolean isTelling;
    private boolean isClosed;

    private record Waiting(HeardReport report, Runnable acknowledgement) {}

    /**
     * A feed that does not listen yet.
     *
     * @param period after which the twins are read again
     * @param clock the wall clock
     */
    public TwinFeed(
            LiveReports live, DeviceTwins twins, Deadlines deadlines, Duration period, Supplier<Instant> clock) {
        this.live = live;
        this.twins = twins;
        this.deadlines = deadlines;
        this.period = period;
        this.clock = clock;
    }

    @Override
    public void listen(Listener taker) {
        synchronized (this) {
            listener = Optional.of(taker);
        }
        live.listen(new Live());
    }

    @Override
    public int window() {
        return WINDOW;
    }

    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
            heard.clear();
            read.clear();
            words.clear();
            next.cancel();
        }
        live.close();
    }

    private void readTwins() {
        int before;
        synchronized (this) {
            if (isClosed || !isConnected) {
                return;
            }
            before = connections;
            desiredSince.clear();
            presentSince.clear();
        }
        List<DeviceTwin> found = new ArrayList<>();
        var unused = twins.list(found::add)
                .thenAccept(listing -> taken(before, found, listing))
                .exceptionally(TwinFeed::raise);
    }

    /** A bug shall not go unheard. */
    private static @Nullable Void raise(Throwable bug) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
        return null;
    }

    private void taken(int before, List<DeviceTwin> found, TwinListing listing) {
        synchronized (this) {
            if (isClosed || connections != before) {
                return;
            }
            boolean isReached = listing.unreachable().isEmpty();
            boolean isWhole = isReached && isWhole(found, listing);
            next = deadlines.afterWithJitter(isWhole ? period : AGAIN, this::readTwins);
            if (isReached) {
                found.forEach(this::add);
                isAwaited = isAwaited || isWhole;
            } else {
                interrupt();
            }
        }
        tell();
    }

    /** A broker may be too busy to send all at once: what several readings bring together is whole when the last brings nobody new. */
    private boolean isWhole(List<DeviceTwin> found, TwinListing listing) {
        boolean bringsNew = false;
        for (DeviceTwin twin : found) {
            bringsNew |= known.add(twin.id());
        }
        return listing.incomplete().isEmpty() || !bringsNew;
    }

    /** Nobody is heard until the twins have been read. */
    private void interrupt() {
        isAwaited = false;
        read.clear();
        words.clear();
        words.add(() -> listener.ifPresent(Listener::interrupted));
    }

    private void add(DeviceTwin twin) {
        Presence presence = presentSince.contains(twin.id()) ? Presence.UNKNOWN : twin.presence();
        read.add(new Waiting(new HeardReport(twin.id(), twin.reported(), presence, clock.get(), true), () -> {}));
        if (!desiredSince.contains(twin.id())) {
            words.add(() -> listener.ifPresent(taker -> taker.desired(twin.id(), twin.desired())));
        }
    }

    /** One thread tells at a time: what another finds, the first takes along. */
    private void tell() {
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
        Waiting waiting = unacknowledged >= WINDOW ? null : heard.isEmpty() ? read.poll() : heard.poll();
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
            synchronized (TwinFeed.this) {
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

    /** The taker of what is heard. */
    private final class Live implements LiveReports.Listener {
        @Override
        public void heard(HeardReport report, Runnable acknowledgement) {
            synchronized (TwinFeed.this) {
                if (isClosed) {
                    return;
                }
                heard.add(new Waiting(report, acknowledgement));
                if (report.presence() != Presence.UNKNOWN) {
                    presentSince.add(report.device());
                }
            }
            tell();
        }

        @Override
        public void desired(DeviceId device, Optional<LeftOrder> order) {
            synchronized (TwinFeed.this) {
                if (isClosed) {
                    return;
                }
                desiredSince.add(device);
                words.add(() -> listener.ifPresent(taker -> taker.desired(device, order)));
            }
            tell();
        }

        @Override
        public void connected() {
            synchronized (TwinFeed.this) {
                connections++;
                isConnected = true;
            }
            readTwins();
        }

        @Override
        public void disconnected() {
            synchronized (TwinFeed.this) {
                if (isClosed || !isConnected) {
                    return;
                }
                connections++;
                isConnected = false;
                next.cancel();
                heard.clear();
                known.clear();
                interrupt();
            }
            tell();
        }
    }
}
