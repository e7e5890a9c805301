package dev.drydock.azure;

import dev.drydock.application.device.agent.AcceptUpdate;
import dev.drydock.application.device.agent.AgentPorts;
import dev.drydock.application.device.agent.AgentSettings;
import dev.drydock.application.device.agent.CancelUpdate;
import dev.drydock.application.device.agent.DeviceAgent;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.device.health.VersionProbe;
import dev.drydock.application.device.report.DeviceFacts;
import dev.drydock.application.device.report.ReportPace;
import dev.drydock.application.fakes.DrawnEpochs;
import dev.drydock.application.fakes.FakeSlots;
import dev.drydock.application.fakes.InMemoryUpdateJournal;
import dev.drydock.application.fakes.RecordingObserver;
import dev.drydock.application.fakes.ScriptedSteps;
import dev.drydock.application.time.ScheduledDeadlines;
import dev.drydock.application.time.WallTime;
import dev.drydock.application.transport.DeviceRequests;
import dev.drydock.azure.device.AzureDeviceSettings;
import dev.drydock.azure.device.AzureDeviceTransport;
import dev.drydock.domain.admission.Admission;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.update.UpdatePolicy;
import dev.drydock.domain.window.LocalZone;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/** A device app over IoT Hub whose downloads never end. */
public final class AgentOverHub implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final ScriptedSteps steps = new ScriptedSteps();
    private final Told told = new Told();
    private final AzureDeviceTransport transport;

    public AgentOverHub(AzureDeviceSettings settings) {
        this(settings, System::nanoTime);
    }

    /** A device app that tells by another clock how long a connection lived. */
    public AgentOverHub(AzureDeviceSettings settings, LongSupplier nanoTime) {
        ScheduledDeadlines deadlines = new ScheduledDeadlines(timer, new Random(1));
        this.transport = new AzureDeviceTransport(settings, deadlines, told, nanoTime);
        AgentPorts ports = new AgentPorts(
                new InMemoryUpdateJournal(),
                new FakeSlots(),
                steps,
                transport.reports(),
                VersionProbe.SILENT,
                deadlines,
                new WallTime(Clock.systemUTC()),
                () -> LocalZone.UTC,
                new DrawnEpochs(),
                new RecordingObserver());
        AgentSettings agentSettings = new AgentSettings(
                UpdatePolicy.STANDARD,
                new Admission(false, true),
                new DeviceFacts("gateway", "1.0.0"),
                new ReportPace(Duration.ZERO, 1),
                new Version("1.0.0"));
        DeviceAgent agent = DeviceAgent.start(ports, agentSettings, Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "agent");
            thread.setDaemon(true);
            return thread;
        }));
        transport.open(new DeviceRequests(
                new AcceptUpdate(agent),
                new CancelUpdate(agent),
                new FollowDesired(agent),
                () -> new UpdateId(UUID.randomUUID().toString())));
    }

    public Told told() {
        return told;
    }

    public List<ScriptedSteps.Begun> begun() {
        return steps.begun();
    }

    /** Tells progress of the download that runs. */
    public void progress(int percent) {
        steps.last().progress().accept(percent);
    }

    @Override
    public void close() {
        transport.close();
        timer.shutdownNow();
    }
}
