package dev.drydock.application.fleet.run;

import dev.drydock.application.fleet.claim.FitForImage;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.engine.OrderLane;
import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.engine.ServerTime;
import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.feed.DesiredOrders;
import dev.drydock.application.fleet.feed.Gathering;
import dev.drydock.application.fleet.feed.HearFleet;
import dev.drydock.application.fleet.feed.Intake;
import dev.drydock.application.fleet.feed.ReportFeed;
import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.fleet.intake.SharedIds;
import dev.drydock.application.fleet.intake.TakeReports;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.order.CheckDesired;
import dev.drydock.application.fleet.order.ImagePlaces;
import dev.drydock.application.fleet.order.Outcomes;
import dev.drydock.application.fleet.order.SendOrders;
import dev.drydock.application.fleet.prepare.AdmitNewcomers;
import dev.drydock.application.fleet.prepare.PrepareRollout;
import dev.drydock.application.service.tag.DeviceTags;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.ServiceTransport;
import dev.drydock.domain.device.DeviceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * Runs the rollouts of a ledger over a transport. No order goes out, and no time-out runs, before the whole fleet has been heard, and
 * while it is not heard.
 */
public final class RunRollouts implements AutoCloseable {
    /** The time between two looks for devices that joined a target otherwise than by their reports. */
    private static final Duration ADMISSION = Duration.ofMinutes(1);

    private final Work work;
    private final ServerObserver observer;
    private final RolloutEngine engine;
    private final PrepareRollout prepare;
    private final AdmitNewcomers admit;
    private final SharedIds sharedIds;
    private final Intake intake;
    private final Outcomes outcomes;
    private final HearFleet hearing;
    private final CheckDesired check;
    private final SendOrders send;
    private final DueLoop loop;
    private final ListeningTime listening;
    private final WallClockWatch wallClock;
    private final AtomicBoolean isLedgerAway = new AtomicBoolean();
    private final ServerTime serverTime;
    private final ReportFeed feed;
    private final ServiceTransport transport;
    private volatile Deadlines.Pending admission = () -> {};

    /**
     * The ways in and out.
     *
     * @param transport for orders
     * @param feed of reports
     * @param places of the images that this server keeps
     */
    public record Ways(ServiceTransport transport, ReportFeed feed, ImagePlaces places) {}

    /**
     * The means of doing work.
     *
     * @param executor does one thing after the other
     * @param preparing writes the members of rollouts, which takes long
     * @param clocks the first of which only goes forward; it need not begin anywhere
     * @param hashes draws 31 bits for a device that is heard of for the first time
     */
    public record Work(Deadlines deadlines, Executor executor, Executor preparing, Clocks clocks, IntSupplier hashes) {}

    /** A server that does nothing yet. */
    public RunRollouts(RolloutLedger ledger, Ways ways, Work work, ServerObserver observer) {
        this.work = work;
        this.observer = observer;
        this.feed = ways.feed();
        this.transport = ways.transport();
        this.listening = new ListeningTime(work.clocks().server());
        this.wallClock = new WallClockWatch(work.clocks(), observer::clockSet);
        this.serverTime = ServerTime.of(ledger, listening);
        Clocks clocks = new Clocks(serverTime, work.clocks().wall());
        this.engine = new RolloutEngine(ledger, new FitForImage(clocks.wall()), new Lane(), clocks);
        this.prepare = new PrepareRollout(ledger, engine, clocks.wall());
        this.admit = new AdmitNewcomers(ledger, engine, clocks.wall());
        this.sharedIds = new SharedIds(observer, work.clocks().server());
        TakeReports take = new TakeReports(ledger, engine, sharedIds, work.hashes());
        this.intake = new Intake(take, work.deadlines(), work.executor(), this::follow, this::away);
        DesiredOrders desired = new DesiredOrders();
        this.outcomes = new Outcomes(ledger, engine, work.deadlines(), work.executor(), this::follow, this::away);
        this.check = new CheckDesired(ledger, desired, outcomes, serverTime);
        this.loop = new DueLoop(this::turn, work.deadlines(), work.executor(), this::away);
        this.send = new SendOrders(
                ways.transport(),
                ledger,
                desired,
                ways.places(),
                outcomes,
                this::read,
                work.deadlines(),
                loop::wake,
                clocks.wall());
        this.hearing = new HearFleet(intake, desired, new Heard());
    }

    /** Goes on with what another server, or this one, left undone, and listens to the fleet. */
    public void start() {
        prepareMembers();
        feed.listen(hearing);
        loop.wake();
        admitLater();
    }

    /** Moves rollouts by the words of operators; {@link #wake} follows. */
    public RolloutEngine engine() {
        return engine;
    }

    /** Submits rollouts; {@link #wake} follows. */
    public PrepareRollout prepare() {
        return prepare;
    }

    /** Lets the transport forget what it keeps of a device, so that the next look at all twins does not bring it back. */
    public void forget(DeviceId device) {
        var unused = transport.twins().forget(device);
    }

    /** The tags of devices; empty for a transport that keeps none. */
    public Optional<DeviceTags> tags() {
        return transport.tags();
    }

    /** The tags of a device were written just now, so that none is believed that was asked for before. */
    public void tagged(DeviceId device) {
        feed.tagged(device);
    }

    /** The time by which time-outs, soaks and back-offs are counted. */
    public long serverTime() {
        return serverTime.getAsLong();
    }

    /** Whether the whole fleet has been heard. */
    public boolean isListening() {
        return hearing.hasCaughtUp();
    }

    /** The reason for which what was heard or done cannot be kept now; empty while the ledger takes everything. */
    public Optional<LedgerUnavailable> trouble() {
        return Stream.of(intake.trouble(), outcomes.trouble(), loop.trouble())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether two devices may have an id: one reports in an epoch that the other has left. */
    public boolean isShared(DeviceId device) {
        return sharedIds.has(device);
    }

    /** Looks at once at what an operator has changed. */
    public void wake() {
        loop.wake();
    }

    /** Hears nothing any more and begins nothing new; what goes on is gone on with by the next server. */
    @Override
    public void close() {
        admission.cancel();
        loop.close();
        feed.close();
    }

    /** Performs what follows from the word of an operator, and looks at once at what it has changed. */
    public void follow(List<Task> tasks) {
        send.perform(tasks);
        loop.wake();
    }

    private boolean turn() {
        wallClock.look();
        Count count = new Count();
        engine.turn(tasks -> {
            count.tasks += tasks.size();
            send.perform(tasks);
        });
        if (intake.trouble().isEmpty() && outcomes.trouble().isEmpty() && isLedgerAway.getAndSet(false)) {
            observer.ledgerAvailable();
        }
        return count.tasks > 0;
    }

    /** The tasks of a turn. */
    private static final class Count {
        private int tasks;
    }

    private void read(HeardReport report) {
        intake.heard(new ReportFeed.Delivery() {
            @Override
            public HeardReport report() {
                return report;
            }

            @Override
            public void acknowledge() {
                // Nobody keeps what was read.
            }
        });
    }

    /** Writes the members of the rollouts that were submitted. */
    public void prepareMembers() {
        work.preparing().execute(() -> {
            try {
                prepare.resume();
                loop.wake();
            } catch (LedgerUnavailable away) {
                away(away);
                work.deadlines().afterWithJitter(Gathering.PAUSES.longest(), this::prepareMembers);
            }
        });
    }

    private void away(LedgerUnavailable why) {
        isLedgerAway.set(true);
        observer.ledgerUnavailable(why);
    }

    private void admitLater() {
        admission = work.deadlines().afterWithJitter(ADMISSION, () -> {
            perform(admit::admit);
            admitLater();
        });
    }

    /** Work that comes again by itself: what is lost while the ledger is away is done the next time. */
    private void perform(Runnable action) {
        work.executor().execute(() -> {
            try {
                action.run();
            } catch (LedgerUnavailable away) {
                away(away);
            }
        });
    }

    /** The consequences of that which is heard. */
    private final class Heard implements HearFleet.Listener {
        @Override
        public void listening(boolean isListening) {
            listening.listening(isListening);
            observer.listening(isListening);
            if (isListening) {
                perform(check::all);
                loop.wake();
            }
        }

        @Override
        public void desiredChanged(DeviceId device) {
            perform(() -> {
                if (check.one(device)) {
                    loop.wake();
                }
            });
        }
    }

    /** The way to the devices, which is shut while they are not heard. */
    private final class Lane implements OrderLane {
        @Override
        public int room() {
            return hearing.hasCaughtUp() ? send.lane().room() : 0;
        }
    }
}
