package dev.drydock.bootstrap.badinput;

import dev.drydock.bootstrap.device.DeviceApp;
import dev.drydock.bootstrap.device.DeviceConsole;
import dev.drydock.bootstrap.device.settings.DeviceSettings;
import dev.drydock.bootstrap.device.settings.DeviceTransportSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A device app that runs on a thread of this process, from its start to its stop. */
final class RunningDevice {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final DeviceApp app;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    private RunningDevice(DeviceTransportSettings transport, DeviceSettings settings) {
        app = DeviceApp.over(
                transport,
                settings,
                new DeviceConsole(new PrintStream(said, true, StandardCharsets.UTF_8), ""),
                Map.of());
    }

    static RunningDevice start(DeviceTransportSettings transport, DeviceSettings settings) {
        RunningDevice device = new RunningDevice(transport, settings);
        Thread thread = new Thread(device::run, "device-" + settings.identity().id());
        thread.setDaemon(true);
        thread.start();
        return device;
    }

    private void run() {
        try {
            exit.complete(app.run());
        } catch (RuntimeException | Error e) {
            exit.completeExceptionally(e);
        }
    }

    /** Stops it in good order; its exit status. */
    int stop() throws Exception {
        app.stop();
        return exit.get(60, TimeUnit.SECONDS);
    }

    /** Completes with the exit status, or with what it threw. */
    CompletableFuture<Integer> exit() {
        return exit;
    }

    /** All that it said to people. */
    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    long timesConnected() {
        return said().lines().filter(line -> line.startsWith("Connected to")).count();
    }
}
