package dev.drydock.azure.service;

import com.microsoft.azure.sdk.iot.device.ClientOptions;
import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import com.microsoft.azure.sdk.iot.device.twin.TwinCollection;
import dev.drydock.azure.device.AzureDeviceSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A device as the later tutorial's program: it has no methods, takes orders from the desired property {@code firmware} alone,
 * tells of them in the reported property of that name alone, and dies when the order is taken away.
 */
final class LaterTutorialDevice implements AutoCloseable {
    private static final int TIMEOUT_MS = 8_000;
    private static final String FIRMWARE = "firmware";

    private final DeviceClient client;
    private final Optional<String> failure;
    private final ExecutorService updates = Executors.newSingleThreadExecutor();
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private volatile String version;
    private volatile boolean dead;

    private LaterTutorialDevice(DeviceClient client, String version, Optional<String> failure) {
        this.client = client;
        this.version = version;
        this.failure = failure;
    }

    /** @param failure with which the verification of every image ends; empty for success */
    static LaterTutorialDevice connect(AzureDeviceSettings settings, String version, Optional<String> failure)
            throws Exception {
        DeviceClient client = new DeviceClient(
                settings.connection().text(),
                IotHubClientProtocol.MQTT,
                ClientOptions.builder().sslContext(settings.tls().orElseThrow()).build());
        LaterTutorialDevice device = new LaterTutorialDevice(client, version, failure);
        client.open(false);
        client.subscribeToDesiredProperties(
                (twin, context) -> {
                    if (twin.getDesiredProperties().containsKey(FIRMWARE)) {
                        device.take(twin.getDesiredProperties().get(FIRMWARE));
                    }
                },
                null,
                TIMEOUT_MS);
        device.report(Map.of(
                "currentFwVersion", version,
                "pendingFwVersion", "",
                "fwUpdateStatus", "current",
                "fwUpdateSubstatus", "",
                "lastFwUpdateStartTime", "",
                "lastFwUpdateEndTime", ""));
        return device;
    }

    /** The versions that it was ordered, in their order. */
    List<String> orders() {
        return orders;
    }

    boolean isDead() {
        return dead;
    }

    private void take(Object order) {
        if (!(order instanceof Map<?, ?> members)) {
            dead = true;
            return;
        }
        String ordered = String.valueOf(members.get("fwVersion"));
        orders.add(ordered);
        if (ordered.equals(version)) {
            status("current", "Firmware already up to date");
        } else if (!String.valueOf(members.get("fwPackageURI")).startsWith("https")) {
            status("error", "Insecure package URI");
        } else {
            updates.execute(() -> update(ordered));
        }
    }

    private void update(String ordered) {
        report(Map.of("pendingFwVersion", ordered, "lastFwUpdateStartTime", now()));
        status("downloading", "Start downloading");
        status("downloading", "Finished downloading");
        status("verifying", "Start verifying download");
        if (failure.isPresent()) {
            status("error", failure.get());
            return;
        }
        status("applying", "Start applying image");
        status("rebooting", "Start reboot");
        status("current", "");
        version = ordered;
        report(Map.of("currentFwVersion", ordered, "pendingFwVersion", "", "lastFwUpdateEndTime", now()));
    }

    private void status(String status, String substatus) {
        report(Map.of("fwUpdateStatus", status, "fwUpdateSubstatus", substatus));
    }

    private void report(Map<String, Object> members) {
        TwinCollection patch = new TwinCollection();
        patch.put(FIRMWARE, members);
        client.updateReportedPropertiesAsync(patch, (code, response, fault, context) -> {}, null);
    }

    private static String now() {
        return Instant.now().toString();
    }

    @Override
    public void close() {
        updates.shutdownNow();
        client.close();
    }
}
