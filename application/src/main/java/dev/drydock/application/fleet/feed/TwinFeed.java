package dev.drydock.application.fleet.feed;

import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.fleet.intake.ReadTags;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.device.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
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
    private final TwinPace pace;
    private final Optional<CloserReading> closer;
    private final TagWrites tagWrites = new TagWrites();
    private final Telling telling = new Telling(WINDOW);
    /** Those whose desired state was heard since the twins are read, which may be older. */
    private final Set<DeviceId> desiredSince = new HashSet<>();

    /** Those whose presence was. */
    private final Set<DeviceId> presentSince = new HashSet<>();

    /** Those that were read since the connection was made. */
    private final Set<DeviceId> known = new HashSet<>();

    private Deadlines.Pending next = () -> {};
    private int connections;
    private boolean isConnected;
    private boolean isHeard;
    private boolean areSomeUnderWay;
    private int devices;
    private boolean isClosed;

    /**
     * A feed of a transport that tells of each change by itself, which does not listen yet.
     *
     * @param period after which the twins are read again
     * @param clock the wall clock
     */
    public TwinFeed(
            LiveReports live, DeviceTwins twins, Deadlines deadlines, Duration period, Supplier<Instant> clock) {
        this(live, twins, deadlines, TwinPace.every(period), Optional.empty(), clock);
    }

    /** A feed of a transport that has to be asked, which does not listen yet. Who is under way is found out on an executor. */
    public TwinFeed(
            DeviceTwins twins,
            Deadlines deadlines,
            TwinPace pace,
            MembersUnderWay members,
            Executor executor,
            Supplier<Instant> clock) {
        this(
                LiveReports.none(),
                twins,
                deadlines,
                pace,
                Optional.of(new CloserReading.Close(members, executor)),
                clock);
    }

    private TwinFeed(
            LiveReports live,
            DeviceTwins twins,
            Deadlines deadlines,
            TwinPace pace,
            Optional<CloserReading.Close> close,
            Supplier<Instant> clock) {
        this.live = live;
        this.twins = twins;
        this.deadlines = deadlines;
        this.pace = pace;
        this.clock = clock;
        this.closer = close.map(members -> new CloserReading(twins, deadlines, pace, members, new Closer()));
    }

    @Override
    public void listen(Listener taker) {
        telling.tellTo(taker);
        live.listen(new Live());
        closer.ifPresent(CloserReading::begin);
    }

    @Override
    public int window() {
        return WINDOW;
    }

    @Override
    public void tagged(DeviceId device) {
        tagWrites.wrote(device);
    }

    @Override
    public void close() {
        closer.ifPresent(CloserReading::close);
        synchronized (this) {
            isClosed = true;
            next.cancel();
        }
        telling.close();
        live.close();
    }

    private void readTwins() {
        int before;
        long asked = tagWrites.read();
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
                .thenAccept(listing -> taken(before, found, listing, asked))
                .exceptionally(TwinFeed::raise);
    }

    /** A bug shall not go unheard. */
    static @Nullable Void raise(Throwable bug) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
        return null;
    }

    private void taken(int before, List<DeviceTwin> found, TwinListing listing, long asked) {
        synchronized (this) {
            if (isClosed || connections != before) {
                return;
            }
            boolean isReached = listing.unreachable().isEmpty();
            boolean isWhole = isReached && isWhole(found, listing);
            isHeard = isReached;
            devices = found.size();
            readNext(isWhole ? pace.untilAll(devices, areSomeUnderWay) : AGAIN);
            if (isReached) {
                found.forEach(twin -> add(twin, tagsOf(twin, asked)));
                if (isWhole) {
                    telling.tellWhenAllAreRead();
                }
            } else {
                telling.interrupt();
            }
        }
        telling.tell();
    }

    private void readNext(Duration pause) {
        next.cancel();
        next = deadlines.afterWithJitter(pause, this::readTwins);
    }

    private Optional<ReadTags> tagsOf(DeviceTwin twin, long asked) {
        return twin.tags().map(values -> new ReadTags(values, () -> tagWrites.stands(twin.id(), asked)));
    }

    /** A broker may be too busy to send all at once: what several readings bring together is whole when the last brings nobody new. */
    private boolean isWhole(List<DeviceTwin> found, TwinListing listing) {
        boolean bringsNew = false;
        for (DeviceTwin twin : found) {
            bringsNew |= known.add(twin.id());
        }
        return listing.incomplete().isEmpty() || !bringsNew;
    }

    private void add(DeviceTwin twin, Optional<ReadTags> tags) {
        Presence presence = presentSince.contains(twin.id()) ? Presence.UNKNOWN : twin.presence();
        telling.read(new HeardReport(twin.id(), twin.reported(), presence, clock.get(), true, tags));
        if (!desiredSince.contains(twin.id())) {
            telling.desired(twin.id(), twin.desired());
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
                telling.heard(report, acknowledgement);
                if (report.presence() != Presence.UNKNOWN) {
                    presentSince.add(report.device());
                }
            }
            telling.tell();
        }

        @Override
        public void desired(DeviceId device, Optional<LeftOrder> order) {
            synchronized (TwinFeed.this) {
                if (isClosed) {
                    return;
                }
                desiredSince.add(device);
                telling.desired(device, order);
            }
            telling.tell();
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
                isHeard = false;
                next.cancel();
                known.clear();
                telling.forget();
                telling.interrupt();
            }
            telling.tell();
        }
    }

    /** The taker of twins that are read closer. */
    private final class Closer implements CloserReading.Taker {
        @Override
        public boolean isHeard() {
            synchronized (TwinFeed.this) {
                return isHeard && isConnected;
            }
        }

        /** All twins are read sooner than at rest from the moment in which some are under way. */
        @Override
        public void underWay(boolean areSome) {
            synchronized (TwinFeed.this) {
                if (areSome && !areSomeUnderWay && isHeard && !isClosed) {
                    readNext(pace.untilAll(0, true));
                }
                areSomeUnderWay = areSome;
            }
        }

        @Override
        public void found(DeviceTwin twin) {
            synchronized (TwinFeed.this) {
                if (isClosed || !isHeard) {
                    return;
                }
                add(twin, Optional.empty());
            }
            telling.tell();
        }

        /** Whether anybody can be reached is found out at once. */
        @Override
        public void lost() {
            synchronized (TwinFeed.this) {
                next.cancel();
            }
            readTwins();
        }
    }
}
