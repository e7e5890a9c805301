package dev.drydock.bootstrap.demo;

import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.device.DeviceApp;
import dev.drydock.bootstrap.device.DeviceConsole;
import dev.drydock.bootstrap.device.settings.DeviceIdentity;
import dev.drydock.bootstrap.device.settings.DeviceSettings;
import dev.drydock.bootstrap.device.settings.DownloadSettings;
import dev.drydock.bootstrap.device.settings.InstallSettings;
import dev.drydock.bootstrap.device.settings.RestartMode;
import dev.drydock.bootstrap.device.settings.UpdateSettings;
import dev.drydock.bootstrap.wiring.Threads;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.files.disk.StorageSettings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The demo's device apps, each on a thread of its own, restarting within the process. */
final class DemoFleet implements AutoCloseable {
    private final List<DeviceId> devices;
    private final List<DeviceApp> apps = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private DemoFleet(List<DeviceId> devices) {
        this.devices = devices;
    }

    static DemoFleet start(
            Console console, List<DeviceId> devices, DemoFolder folder, DemoTransport transport, DemoTrust trust) {
        DemoFleet fleet = new DemoFleet(devices);
        PrintStream out = devices.size() == 1 ? console.err() : new PrintStream(OutputStream.nullOutputStream());
        for (DeviceId device : devices) {
            DeviceApp app = DeviceApp.over(
                    transport.device(device), settings(device, folder, trust), DeviceConsole.of(out, device), Map.of());
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

    private static DeviceSettings settings(DeviceId device, DemoFolder folder, DemoTrust trust) {
        DeviceIdentity identity = DeviceIdentity.standard(device);
        return new DeviceSettings(
                identity,
                folder.stateOf(device.value()),
                StorageSettings.STRICT,
                new RestartMode.InProcess(),
                UpdateSettings.STANDARD,
                InstallSettings.STANDARD,
                DownloadSettings.STANDARD,
                Optional.of(trust.of(identity)));
    }
}
