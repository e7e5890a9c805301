package dev.drydock.files.sweep.life;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.agent.AcceptUpdate;
import dev.drydock.application.device.agent.AgentPorts;
import dev.drydock.application.device.agent.AgentSettings;
import dev.drydock.application.device.agent.CancelAnswer;
import dev.drydock.application.device.agent.CancelUpdate;
import dev.drydock.application.device.agent.DesiredOrder;
import dev.drydock.application.device.agent.DeviceAgent;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.device.health.HealthCheck;
import dev.drydock.application.device.keyset.KeySetSource;
import dev.drydock.application.device.report.DeviceFacts;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.device.report.ReportPace;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.application.device.steps.InstallSchedule;
import dev.drydock.application.device.trust.OrderTrust;
import dev.drydock.application.fakes.DirectExecutor;
import dev.drydock.application.fakes.EventLog;
import dev.drydock.application.fakes.FakeRestart;
import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fakes.TaskQueue;
import dev.drydock.application.time.WallTime;
import dev.drydock.domain.admission.Admission;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.UpdatePolicy;
import dev.drydock.domain.window.InstallWindows;
import dev.drydock.domain.window.LocalZone;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.journal.FileUpdateJournal;
import dev.drydock.files.slots.FileSlots;
import dev.drydock.files.sweep.world.Connection;
import dev.drydock.files.sweep.world.KeptMemory;
import dev.drydock.files.sweep.world.Promise;
import dev.drydock.files.sweep.world.Trouble;
import dev.drydock.files.sweep.world.World;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The device app over a disk of the sweep: all that is real of a device, on a clock that the test moves, without threads. */
public final class CrashDevice implements Connection {
    private static final AgentSettings SETTINGS = new AgentSettings(
            UpdatePolicy.STANDARD,
            new Admission(false, false),
            new DeviceFacts("gateway", "1.0.0"),
            new ReportPace(Duration.ZERO, 5),
            new Version("1.0.0"));
    private static final int MOST_BOOTS_AT_ONCE = 10;

    /** Why a device app does nothing more. */
    enum Rest {
        IDLE,
        RESTARTING,
        CRASHED
    }

    private final CrashingStorage disk;
    private final World world;
    private final Machine machine;
    private final ManualDeadlines time = new ManualDeadlines();
    private final TaskQueue worker = new TaskQueue();
    private final FakeRestart restart = new FakeRestart(new EventLog());
    private Optional<DeviceAgent> agent = Optional.empty();
    private TrustedDevice trusted;
    private boolean crashed;

    public CrashDevice(CrashingStorage disk, World world) {
        this.disk = disk;
        this.world = world;
        this.machine = Machine.of(disk, world);
        time.advance(Duration.between(time.now(), world.now));
    }

    /** Boots until an image comes up, and starts the device app; whether the disk let it. */
    public boolean boot() {
        drop();
        StateFiles files = new StateFiles(disk);
        try {
            start(files, bootUp(files));
        } catch (StorageFailure refused) {
            return false;
        }
        world.service.connected(this);
        return true;
    }

    private void drop() {
        time.drop();
        worker.drop();
        restart.drop();
        agent = Optional.empty();
        crashed = false;
    }

    private FileSlots bootUp(StateFiles files) {
        for (int boots = 0; boots < MOST_BOOTS_AT_ONCE; boots++) {
            BootId boot = world.nextBoot();
            if (machine.boot(files, boot)) {
                return new FileSlots(files, boot);
            }
        }
        world.findings.broken(Promise.OLD_OR_NEW, () -> "the image that never boots is booted for ever");
        return new FileSlots(files, world.nextBoot());
    }

    private void start(StateFiles files, FileSlots slots) {
        WallTime wallTime = new WallTime(time.clock());
        trusted = new TrustedDevice(files, slots, world, wallTime, worker);
        OrderTrust trust = trusted.trust();
        HealthCheck health = (order, running, stop) -> trusted.tried(running)
                .or(() -> machine.health(slots).complaint(order, running, stop))
                .or(() -> Trouble.of(order.id()) == Trouble.UNHEALTHY
                        ? Optional.of(Reason.of(ReasonCode.UNHEALTHY))
                        : Optional.empty());
        InstallSchedule anyTime = new InstallSchedule(InstallWindows.ALWAYS, ZoneOffset.UTC, wallTime, time);
        AgentPorts ports = new AgentPorts(
                KeptMemory.watched(world.rig.journal().apply(new FileUpdateJournal(files)), world),
                slots,
                machine.steps(slots, world.images, health, restart, anyTime, trust, worker),
                new Reports(),
                machine.version(),
                time,
                wallTime,
                () -> LocalZone.UTC,
                world::nextEpoch,
                new BugWatch(disk, world, trusted, () -> crashed = true),
                trust,
                KeySetSource.NONE);
        AgentSettings settings = new AgentSettings(
                SETTINGS.policy(), trusted.admission(), SETTINGS.facts(), SETTINGS.pace(), SETTINGS.initialVersion());
        agent = Optional.of(DeviceAgent.start(ports, settings, new DirectExecutor()));
    }

    /** Sends every old order again, and checks that the device takes none that it may not. */
    void replay() {
        if (!world.rig.trusting().asksForManifests()) {
            return;
        }
        trusted.checkAtRest();
        for (UpdateOrder old : world.service.replays(world.floor.highest())) {
            if (!world.floor.allows(old)) {
                order(old, answer -> trusted.checkReplay(old, answer));
                desire(old);
            }
        }
        new FollowDesired(agent.orElseThrow()).follow(new DesiredOrder.None());
        run();
    }

    Machine machine() {
        return machine;
    }

    /** Does what can be done, letting no time pass. */
    Rest run() {
        time.runDue();
        while (!crashed && worker.runNext()) {
            time.runDue();
        }
        if (crashed) {
            return Rest.CRASHED;
        }
        return restart.take() ? Rest.RESTARTING : Rest.IDLE;
    }

    /** Lets time pass until the next thing happens; when nothing is to happen, the connection is made anew. */
    void passTime() {
        if (!time.advanceToNext()) {
            time.advance(Duration.ofSeconds(5));
            agent.ifPresent(connected -> world.service.connected(this));
        }
        world.now = time.now();
    }

    @Override
    public void desire(UpdateOrder order) {
        new FollowDesired(agent.orElseThrow()).follow(new DesiredOrder.Wanted(order));
    }

    @Override
    public void order(UpdateOrder order, Consumer<OrderAnswer> onAnswer) {
        new AcceptUpdate(agent.orElseThrow()).accept(order).thenAccept(onAnswer);
    }

    @Override
    public void cancel(UpdateId id, Consumer<CancelAnswer> onAnswer) {
        new CancelUpdate(agent.orElseThrow()).cancel(id).thenAccept(onAnswer);
    }

    /** A connection that always stands: the service has a report at once. */
    private final class Reports implements StatusReports {
        @Override
        public CompletionStage<Void> send(DeviceReport report) {
            world.service.received(report, CrashDevice.this);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Optional<FormerReport>> readBack() {
            return CompletableFuture.completedFuture(world.service.readBack());
        }
    }
}
