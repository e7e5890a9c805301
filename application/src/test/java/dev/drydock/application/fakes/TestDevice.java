package dev.drydock.application.fakes;

import dev.drydock.application.device.agent.AcceptUpdate;
import dev.drydock.application.device.agent.AgentPorts;
import dev.drydock.application.device.agent.AgentSettings;
import dev.drydock.application.device.agent.CancelAnswer;
import dev.drydock.application.device.agent.CancelUpdate;
import dev.drydock.application.device.agent.DesiredOrder;
import dev.drydock.application.device.agent.DeviceAgent;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.device.health.VersionAnswer;
import dev.drydock.application.device.keyset.KeySetSource;
import dev.drydock.application.device.report.DeviceFacts;
import dev.drydock.application.device.report.ReportPace;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.steps.InstallSchedule;
import dev.drydock.application.device.steps.SlotSteps;
import dev.drydock.application.device.steps.UpdateSteps;
import dev.drydock.application.device.trust.OrderTrust;
import dev.drydock.application.device.trust.TrustMode;
import dev.drydock.application.fakes.trust.CurrentTrust;
import dev.drydock.application.fakes.trust.TrustPlaces;
import dev.drydock.application.time.WallTime;
import dev.drydock.domain.admission.Admission;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.target.Attributes;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.UpdatePolicy;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.domain.window.InstallWindows;
import dev.drydock.domain.window.LocalZone;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A whole device on a virtual clock, without threads: what lasts (journal, slots) is here, and the agent in between is started,
 * killed and started again as the test says.
 */
public final class TestDevice {
    public final EventLog log = new EventLog();
    public final Power power = new Power();
    public final ManualDeadlines time = new ManualDeadlines();
    public final InMemoryUpdateJournal journal = new InMemoryUpdateJournal(log, power);
    public final FakeSlots slots = new FakeSlots(log, power);
    public final FakeImages images = new FakeImages();
    public final RecordingReports reports = new RecordingReports(log);
    public final RecordingObserver observer = new RecordingObserver();
    public final FakeRestart restart = new FakeRestart(log);
    public final DrawnEpochs epochs = new DrawnEpochs();
    public final TaskQueue worker = new TaskQueue();
    public Optional<Reason> complaint = Optional.empty();
    public Optional<VersionAnswer> versionAnswer = Optional.empty();
    public Optional<Version> toldVersion = Optional.empty();
    public Executor mailbox = new DirectExecutor();
    public LocalZone zone = LocalZone.UTC;
    public UpdatePolicy policy = UpdatePolicy.STANDARD;
    public Attributes attributes = Attributes.NONE;
    public Admission admission = new Admission(false, false);
    public Duration clockError = Duration.ZERO;
    public KeySetSource keySetSource = KeySetSource.NONE;

    private final CurrentTrust trust = new CurrentTrust(OrderTrust.NONE);
    private Optional<TrustPlaces> places = Optional.empty();

    private final LoggedSteps slotSteps = new LoggedSteps(
            new SlotSteps(
                    images, slots, this::answer, (order, slot, stop) -> complaint, restart, anyTime(), trust, worker),
            log);
    private Optional<UpdateSteps> otherSteps = Optional.empty();
    private Optional<DeviceAgent> agent = Optional.empty();

    /** Lets the agents started from now on work with other steps. */
    public void workWith(UpdateSteps steps) {
        otherSteps = Optional.of(steps);
    }

    /** Lets the agents started from now on ask for manifests. */
    public TestDevice trusting(TrustPlaces kept, boolean allowUnsigned) {
        places = Optional.of(kept);
        kept.mode = allowUnsigned ? TrustMode.MIXED : TrustMode.SIGNED;
        admission = Admission.signed(false, allowUnsigned);
        return this;
    }

    /** The trust of the agent that runs. */
    public OrderTrust trust() {
        return trust;
    }

    private WallTime wallTime() {
        InstantSource wrong = () -> time.now().plus(clockError);
        return new WallTime(wrong.withZone(ZoneOffset.UTC));
    }

    /** Installing whenever an image is ready. */
    public InstallSchedule anyTime() {
        return within(InstallWindows.ALWAYS);
    }

    /** Installing within windows, by UTC. */
    public InstallSchedule within(InstallWindows windows) {
        return new InstallSchedule(windows, ZoneOffset.UTC, new WallTime(time.clock()), time);
    }

    public LoggedSteps steps() {
        return slotSteps;
    }

    /** Starts the device app, within the same boot. */
    public TestDevice start() {
        trust.set(places.<OrderTrust>map(kept -> kept.trust(slots, wallTime(), worker))
                .orElse(OrderTrust.NONE));
        AgentPorts ports = new AgentPorts(
                journal,
                slots,
                otherSteps.orElse(slotSteps),
                reports,
                this::answer,
                time,
                wallTime(),
                () -> zone,
                epochs,
                observer,
                trust,
                keySetSource);
        AgentSettings settings = new AgentSettings(
                policy,
                admission,
                new DeviceFacts("gateway", "1.0.0").with(attributes),
                new ReportPace(Duration.ofSeconds(1), 5),
                new Version("1.0.0"));
        agent = Optional.of(DeviceAgent.start(ports, settings, mailbox));
        return this;
    }

    /** Ends the device app between one instruction and the next; nothing of it happens any more. */
    public TestDevice kill() {
        power.on();
        time.drop();
        worker.drop();
        reports.drop();
        slotSteps.drop();
        restart.drop();
        agent = Optional.empty();
        return this;
    }

    /** Boots the device, however the agent before it ended. */
    public TestDevice boot() {
        kill();
        slots.bootUp();
        log.add("boot " + slots.boot().running());
        return start();
    }

    public DeviceAgent agent() {
        return agent.orElseThrow();
    }

    public CompletableFuture<OrderAnswer> order(UpdateOrder order) {
        return new AcceptUpdate(agent()).accept(order).toCompletableFuture();
    }

    public CompletableFuture<CancelAnswer> cancel(String id) {
        return new CancelUpdate(agent()).cancel(new UpdateId(id)).toCompletableFuture();
    }

    public void desire(DesiredOrder desired) {
        new FollowDesired(agent()).follow(desired);
    }

    public void desire(UpdateOrder order) {
        desire(new DesiredOrder.Wanted(order));
    }

    /** The state in the journal, by which the agent acts. */
    public UpdateState state() {
        return journal.memory().state();
    }

    /** Does one thing that can be done now, without time passing; whether there was one. */
    public boolean step() {
        time.runDue();
        if (worker.runNext()) {
            return true;
        }
        if (restart.take()) {
            boot();
            return true;
        }
        return false;
    }

    /** Does what can be done, letting no time pass. */
    public TestDevice run() {
        while (step()) {
            continue;
        }
        return this;
    }

    /** Lets time pass until the device is at rest. */
    public TestDevice runToRest() {
        run();
        for (int i = 0; i < 2000 && !(state() instanceof AtRest); i++) {
            time.advanceToNext();
            run();
        }
        return this;
    }

    private VersionAnswer answer() {
        return versionAnswer.orElseGet(
                () -> tell().<VersionAnswer>map(VersionAnswer.Told::new).orElseGet(VersionAnswer.Silent::new));
    }

    private Optional<Version> tell() {
        if (toldVersion.isPresent()) {
            return toldVersion;
        }
        Slot running = slots.boot().running();
        return slots.image(running).map(SlotImage::order).flatMap(UpdateOrder::version);
    }
}
