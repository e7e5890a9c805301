package dev.drydock.application.contract;

import dev.drydock.application.contract.TransportBench.DeviceSide;
import dev.drydock.application.device.agent.AcceptUpdate;
import dev.drydock.application.device.agent.AgentPorts;
import dev.drydock.application.device.agent.AgentSettings;
import dev.drydock.application.device.agent.CancelUpdate;
import dev.drydock.application.device.agent.DeviceAgent;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.device.health.VersionProbe;
import dev.drydock.application.device.report.DeviceFacts;
import dev.drydock.application.device.report.ReportPace;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.application.fakes.DrawnEpochs;
import dev.drydock.application.fakes.FakeSlots;
import dev.drydock.application.fakes.InMemoryUpdateJournal;
import dev.drydock.application.fakes.RecordingObserver;
import dev.drydock.application.fakes.ScriptedSteps;
import dev.drydock.application.time.ScheduledDeadlines;
import dev.drydock.application.time.WallTime;
import dev.drydock.domain.admission.Admission;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.UpdatePolicy;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.domain.window.LocalZone;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A real agent behind a transport, whose downloads never end: what it took can be seen by what it began. It remembers, so that
 * it can leave and return.
 */
final class ContractDevice implements AutoCloseable {
    private final TransportBench bench;
    private final DeviceId id;
    private final InMemoryUpdateJournal journal = new InMemoryUpdateJournal();
    private final FakeSlots slots = new FakeSlots();
    private final DrawnEpochs epochs = new DrawnEpochs();
    private final ScriptedSteps steps = new ScriptedSteps();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(ContractDevice::daemon);
    private final PausableExecutor mailbox = new PausableExecutor(ContractDevice::daemon);
    private Optional<DeviceSide> side = Optional.empty();

    ContractDevice(TransportBench bench, DeviceId id) {
        this.bench = bench;
        this.id = id;
    }

    DeviceId id() {
        return id;
    }

    /** Starts the device app and connects; as it holds nothing of a former one, this is a return as well. */
    ContractDevice connect() {
        DeviceSide opened = bench.device(id);
        side = Optional.of(opened);
        ScheduledDeadlines deadlines = new ScheduledDeadlines(timer, new Random(1));
        AgentPorts ports = new AgentPorts(
                journal,
                slots,
                steps,
                opened.reports(),
                VersionProbe.SILENT,
                deadlines,
                new WallTime(Clock.systemUTC()),
                () -> LocalZone.UTC,
                epochs,
                new RecordingObserver());
        AgentSettings settings = new AgentSettings(
                UpdatePolicy.STANDARD,
                new Admission(false, true),
                new DeviceFacts("gateway", "1.0.0"),
                new ReportPace(Duration.ZERO, 1),
                new Version("1.0.0"));
        DeviceAgent agent = DeviceAgent.start(ports, settings, mailbox);
        opened.open(new AcceptUpdate(agent), new CancelUpdate(agent), new FollowDesired(agent));
        return this;
    }

    void leave() {
        side.ifPresent(DeviceSide::close);
        side = Optional.empty();
    }

    StatusReports reports() {
        return side.orElseThrow().reports();
    }

    /** Lets nothing be decided until it is released. */
    void hold() {
        mailbox.hold();
    }

    void release() {
        mailbox.release();
    }

    UpdateState state() {
        return journal.memory().state();
    }

    /** Tells progress of the download that runs. */
    void progress(int percent) {
        steps.last().progress().accept(percent);
    }

    /** The updates whose download was begun, each as often as it was. */
    List<UpdateId> begun() {
        return steps.begun().stream()
                .map(ScriptedSteps.Begun::work)
                .filter(Effect.Download.class::isInstance)
                .map(work -> ((Effect.Download) work).order().id())
                .toList();
    }

    @Override
    public void close() {
        leave();
        mailbox.close();
        timer.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "contract-device");
        thread.setDaemon(true);
        return thread;
    }
}
