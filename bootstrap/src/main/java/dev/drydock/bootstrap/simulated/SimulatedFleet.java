package dev.drydock.bootstrap.simulated;

import dev.drydock.application.device.agent.AgentSettings;
import dev.drydock.application.device.health.HealthCheck;
import dev.drydock.application.device.report.DeviceFacts;
import dev.drydock.application.device.report.ReportPace;
import dev.drydock.application.device.simulated.SimulatedDevice;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.time.ScheduledDeadlines;
import dev.drydock.application.time.WallTime;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.bootstrap.console.Build;
import dev.drydock.bootstrap.wiring.Threads;
import dev.drydock.domain.admission.Admission;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.update.UpdatePolicy;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import dev.drydock.mqtt.LinkTiming;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.device.MqttDeviceFleet;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** Simulated devices of one model on one broker, which share threads and a few connections. */
public final class SimulatedFleet implements AutoCloseable {
    /** Devices of one connection: a connection has a hundred reports on their way at a time. */
    private static final int PER_CONNECTION = 250;

    private static final int WORKERS = 4;
    private static final String MODEL = "simulated";

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> Threads.daemon("simulated-clock", task));
    private final ExecutorService workers =
            Executors.newFixedThreadPool(WORKERS, task -> Threads.daemon("simulated", task));
    private final List<MqttDeviceFleet> connections = new ArrayList<>();
    private final List<SimulatedDevice> devices = new ArrayList<>();

    private SimulatedFleet() {}

    /** No device. */
    public static SimulatedFleet none() {
        return new SimulatedFleet();
    }

    /** The number of its devices. */
    public int size() {
        return devices.size();
    }

    /**
     * Starts devices, {@code simulated-0001} and so on, of the model {@code simulated} and version 1.0.0.
     *
     * @param number 1 or more
     * @param stage how long each download takes, and each installation
     * @param health of the images that a device tries
     */
    public static SimulatedFleet start(
            MqttSettings broker, int number, Duration stage, Function<DeviceId, HealthCheck> health) {
        SimulatedFleet fleet = new SimulatedFleet();
        Deadlines deadlines = new ScheduledDeadlines(
                fleet.timer, () -> ThreadLocalRandom.current().nextLong());
        SecureRandom lots = new SecureRandom();
        SimulatedDevice.Means means = new SimulatedDevice.Means(
                deadlines,
                new WallTime(Clock.systemUTC()),
                fleet.workers,
                stage,
                () -> Epoch.of(lots.nextLong()),
                () -> new UpdateId(UUID.randomUUID().toString()),
                SimulatedFleet::raise);
        for (int device = 0; device < number; device++) {
            if (device % PER_CONNECTION == 0) {
                MqttDeviceFleet connection =
                        new MqttDeviceFleet(broker, LinkTiming.real(deadlines), TransportObserver.silent());
                connection.start();
                fleet.connections.add(connection);
            }
            DeviceId id = id(device);
            fleet.begin(id, means, health.apply(id));
        }
        return fleet;
    }

    private static DeviceId id(int number) {
        return new DeviceId(String.format(Locale.ROOT, "simulated-%04d", number + 1));
    }

    private static void raise(Throwable bug) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
    }

    private void begin(DeviceId id, SimulatedDevice.Means means, HealthCheck health) {
        MqttDeviceFleet connection = connections.get(connections.size() - 1);
        UpdatePolicy policy = UpdatePolicy.STANDARD.with(Limit.START_DELAY, Duration.ofMillis(100));
        AgentSettings settings = new AgentSettings(
                policy,
                new Admission(true, false),
                new DeviceFacts(MODEL, Build.version()).simulated(),
                new ReportPace(Duration.ofSeconds(5), 50),
                new Version("1.0.0"));
        SimulatedDevice device = new SimulatedDevice(() -> connection.device(id), means, settings, health);
        devices.add(device);
        device.start();
    }

    @Override
    public void close() {
        devices.forEach(SimulatedDevice::close);
        connections.forEach(MqttDeviceFleet::close);
        workers.shutdownNow();
        timer.shutdownNow();
    }
}
