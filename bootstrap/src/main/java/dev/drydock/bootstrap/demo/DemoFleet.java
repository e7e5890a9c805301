package dev.drydock.bootstrap.demo;

import dev.drydock.bootstrap.device.DeviceApp;
import dev.drydock.bootstrap.device.DeviceConsole;
import dev.drydock.bootstrap.device.DeviceSettings;
import dev.drydock.bootstrap.device.DownloadSettings;
import dev.drydock.bootstrap.device.InstallSettings;
import dev.drydock.bootstrap.device.RestartMode;
import dev.drydock.bootstrap.wiring.Threads;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.update.UpdatePolicy;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The demo's device apps, each on a thread of its own, restarting within the process. */
final class DemoFleet implements AutoCloseable {
    private final List<DeviceId> devices;
    private final List<DeviceApp> apps = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private DemoFleet(List<DeviceId> devices) {
        this.devices = devices;
    }

    static DemoFleet start(List<DeviceId> devices, DemoFolder folder, DemoTransport transport) {
        DemoFleet fleet = new DemoFleet(devices);
        PrintStream out = devices.size() == 1 ? System.err : new PrintStream(OutputStream.nullOutputStream());
        for (DeviceId device : devices) {
            DeviceApp app = new DeviceApp(settings(device, folder, transport), DeviceConsole.of(out, device));
            Thread thread = Threads.daemon("demo-" + device, app::run);
            thread.start();
            fleet.apps.add(app);
            fleet.threads.add(thread);
        }
        return fleet;
    }

    List<DeviceId> devices() {
        return devices;
    }

    @Override
    public void close() {
        apps.forEach(DeviceApp::stop);
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(10).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static DeviceSettings settings(DeviceId device, DemoFolder folder, DemoTransport transport) {
        return new DeviceSettings(
                device,
                folder.stateOf(device.value()),
                transport.device(device),
                new RestartMode.InProcess(),
                Optional.empty(),
                InstallSettings.STANDARD,
                Duration.ofSeconds(10),
                new Version("1.0.0"),
                "gateway",
                false,
                UpdatePolicy.STANDARD,
                DownloadSettings.STANDARD);
    }
}
