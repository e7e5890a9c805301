package dev.drydock.bootstrap.process.tutorial;

import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.twin.DirectMethodResponse;
import com.microsoft.azure.sdk.iot.device.twin.TwinCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The tutorial's device: it reports where it stands, flat, one stage after the other, whatever it is told to fetch. */
final class TutorialDevice implements AutoCloseable {
    private static final int TIMEOUT_MS = 8_000;

    private final DeviceClient client;
    private final Duration stage;
    private final ScheduledExecutorService updates = Executors.newSingleThreadScheduledExecutor();

    private TutorialDevice(DeviceClient client, Duration stage) {
        this.client = client;
        this.stage = stage;
    }

    /** Connects one, which spends as long in each stage; the tutorial's spends 15 seconds. */
    static TutorialDevice connect(DeviceClient client, Duration stage) throws Exception {
        TutorialDevice device = new TutorialDevice(client, stage);
        client.open(false);
        client.subscribeToMethods((name, payload, context) -> device.answer(name), null, TIMEOUT_MS);
        client.subscribeToDesiredProperties((twin, context) -> {}, null, TIMEOUT_MS);
        device.report("standBy", "logTime");
        return device;
    }

    @Override
    public void close() {
        updates.shutdownNow();
        client.close();
    }

    private DirectMethodResponse answer(String method) {
        if (!method.equals("firmwareUpdate")) {
            return new DirectMethodResponse(404, null);
        }
        after(1, "downloading", "downloadComplete");
        after(2, "applying", "startedApplyingImage");
        after(3, "completed", "lastFirmwareUpdate");
        return new DirectMethodResponse(200, Map.of("Response", "Firmware update started"));
    }

    private void after(int stages, String status, String time) {
        var unused = updates.schedule(
                () -> report(status, time), stage.multipliedBy(stages).toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The SDK loses the hub's answer now and then, and would wait for it; the report has arrived all the same. */
    private void report(String status, String time) {
        TwinCollection patch = new TwinCollection();
        patch.put("firmwareStatus", status);
        patch.put(time, Instant.now().toString());
        client.updateReportedPropertiesAsync(patch, (code, response, fault, context) -> {}, null);
    }
}
