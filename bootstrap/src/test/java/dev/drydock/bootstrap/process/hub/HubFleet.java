package dev.drydock.bootstrap.process.hub;

import dev.drydock.application.device.agent.AgentSettings;
import dev.drydock.application.device.health.HealthCheck;
import dev.drydock.application.device.report.DeviceFacts;
import dev.drydock.application.device.report.ReportPace;
import dev.drydock.application.device.simulated.SimulatedDevice;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.time.ScheduledDeadlines;
import dev.drydock.application.time.WallTime;
import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.bootstrap.process.TestLog;
import dev.drydock.domain.admission.Admission;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.update.UpdatePolicy;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Devices with real agents on a hub, of the model {@code simulated} and version 1.0.0, whose updates are acted out. */
final class HubFleet implements AutoCloseable {
    private static final Duration STAGE = Duration.ofMillis(500);
    /** The log of the devices' client, which tells of each connection and of each that fails; held, as the JDK forgets it else. */
    private static final Logger CLIENT = Logger.getLogger("io.vertx.mqtt.impl.MqttClientImpl");

    static {
        TestLog.setUp();
        CLIENT.setLevel(Level.OFF);
    }

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final List<SimulatedDevice> devices = new ArrayList<>();
    private final Set<DeviceId> known = ConcurrentHashMap.newKeySet();
    private final Random lots = new Random(1);
    private final HubUnderTest hub;

    HubFleet(HubUnderTest hub) {
        this.hub = hub;
    }

    /** Starts a device under its connection string; gives it back, so that it can be closed. */
    SimulatedDevice add(String connection, Function<DeviceId, HealthCheck> health) {
        Deadlines deadlines = new ScheduledDeadlines(timer, new Random(2));
        SimulatedDevice.Means means = new SimulatedDevice.Means(
                deadlines,
                new WallTime(Clock.systemUTC()),
                workers,
                STAGE,
                () -> Epoch.of(lots.nextLong()),
                () -> new UpdateId(UUID.randomUUID().toString()),
                HubFleet::raise);
        AgentSettings settings = new AgentSettings(
                UpdatePolicy.STANDARD.with(Limit.START_DELAY, Duration.ofMillis(100)),
                new Admission(true, false),
                new DeviceFacts("simulated", "test"),
                new ReportPace(Duration.ofSeconds(5), 50),
                new Version("1.0.0"));
        DeviceConnection parsed = DeviceConnection.parse(connection);
        SimulatedDevice device = new SimulatedDevice(
                () -> new ThinHubDevice(vertx, hub, parsed, () -> known.add(parsed.device())),
                means,
                settings,
                health.apply(parsed.device()));
        devices.add(device);
        device.start();
        return device;
    }

    /** The number of devices of which the hub has confirmed a report. */
    int known() {
        return known.size();
    }

    private static void raise(Throwable bug) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
    }

    @Override
    public void close() {
        devices.forEach(SimulatedDevice::close);
        vertx.close().toCompletionStage().toCompletableFuture().join();
        workers.shutdownNow();
        timer.shutdownNow();
    }
}
