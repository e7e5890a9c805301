package dev.drydock.application.device.simulated;

import dev.drydock.application.device.agent.AcceptUpdate;
import dev.drydock.application.device.agent.AgentObserver;
import dev.drydock.application.device.agent.AgentPorts;
import dev.drydock.application.device.agent.AgentSettings;
import dev.drydock.application.device.agent.CancelUpdate;
import dev.drydock.application.device.agent.DeviceAgent;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.device.health.HealthCheck;
import dev.drydock.application.device.health.VersionProbe;
import dev.drydock.application.device.steps.InstallSchedule;
import dev.drydock.application.device.steps.SimulatedSteps;
import dev.drydock.application.device.trust.OrderTrust;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.time.DeviceZone;
import dev.drydock.application.time.WallTime;
import dev.drydock.application.transport.DeviceRequests;
import dev.drydock.application.transport.DeviceTransport;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.domain.window.InstallWindows;
import dev.drydock.domain.window.LocalZone;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A device whose agent is the real one, and whose updates are acted out; it boots anew within the process. A great many of them share
 * threads and a clock.
 */
public final class SimulatedDevice implements AutoCloseable {
    private final Supplier<DeviceTransport> transports;
    private final Means means;
    private final AgentSettings settings;
    private final HealthCheck health;
    private final MemoryJournal journal = new MemoryJournal();
    private final MemorySlots slots = new MemorySlots();
    private Optional<Life> life = Optional.empty();
    private boolean isClosed;

    /**
     * The means that simulated devices share.
     *
     * @param executor runs their agents and their work
     * @param stage how long a download takes, and an installation
     * @param epochs draws a new epoch by lot
     * @param ids names orders that came by method without an id
     * @param bugs takes a bug of an agent
     */
    public record Means(
            Deadlines deadlines,
            WallTime time,
            Executor executor,
            Duration stage,
            Supplier<Epoch> epochs,
            Supplier<UpdateId> ids,
            Consumer<Throwable> bugs) {}

    private record Life(DeviceAgent agent, DeviceTransport transport) {}

    /**
     * A device that has not begun.
     *
     * @param transports one for each life
     * @param health of the images that it tries
     */
    public SimulatedDevice(
            Supplier<DeviceTransport> transports, Means means, AgentSettings settings, HealthCheck health) {
        this.transports = transports;
        this.means = means;
        this.settings = settings;
        this.health = health;
    }

    /** Begins a life. */
    public synchronized void start() {
        if (isClosed) {
            return;
        }
        DeviceTransport transport = transports.get();
        DeviceZone zone = () -> LocalZone.of(ZoneOffset.UTC);
        InstallSchedule schedule = new InstallSchedule(InstallWindows.ALWAYS, zone, means.time(), means.deadlines());
        SimulatedSteps steps = new SimulatedSteps(
                slots,
                means.stage(),
                means.deadlines(),
                this::restart,
                schedule,
                means.executor(),
                OrderTrust.NONE,
                health);
        AgentPorts ports = new AgentPorts(
                journal,
                slots,
                steps,
                transport.reports(),
                VersionProbe.SILENT,
                means.deadlines(),
                means.time(),
                zone,
                means.epochs(),
                new Watching(means.bugs()));
        DeviceAgent agent = DeviceAgent.start(ports, settings, means.executor());
        life = Optional.of(new Life(agent, transport));
        transport.open(new DeviceRequests(
                new AcceptUpdate(agent), new CancelUpdate(agent), new FollowDesired(agent), means.ids()));
    }

    private Optional<Reason> restart() {
        means.executor().execute(this::endLife);
        return Optional.empty();
    }

    /** A life begins when the former one has ended, work and all. */
    private void endLife() {
        var unused = end().whenCompleteAsync((ended, bug) -> bootAnew(), means.executor());
    }

    private synchronized void bootAnew() {
        slots.bootUp();
        start();
    }

    private synchronized CompletionStage<Void> end() {
        Optional<Life> former = life;
        life = Optional.empty();
        former.map(Life::transport).ifPresent(DeviceTransport::close);
        return former.map(Life::agent).map(DeviceAgent::stop).orElse(CompletableFuture.completedFuture(null));
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        var unused = end();
    }

    /** Hears of bugs alone. */
    private record Watching(Consumer<Throwable> bugs) implements AgentObserver {
        @Override
        public void entered(UpdateState state) {}

        @Override
        public void refused(UpdateEvent event, UpdateState state) {}

        @Override
        public void notSaved(Reason reason) {}

        @Override
        public void waits(UpdateId update, Reason reason) {}

        @Override
        public void noticed(String what) {}

        @Override
        public void crashed(Throwable bug) {
            bugs.accept(bug);
        }
    }
}
