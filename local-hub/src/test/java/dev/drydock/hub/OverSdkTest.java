package dev.drydock.hub;

import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.IotHubStatusCode;
import com.microsoft.azure.sdk.iot.device.exceptions.IotHubClientException;
import com.microsoft.azure.sdk.iot.device.twin.TwinCollection;
import com.microsoft.azure.sdk.iot.service.query.RawQueryResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A hub over TLS and the clients of Microsoft's Java SDKs, with one device that is connected and one that is away. */
abstract class OverSdkTest {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final int A_MINUTE = 60;
    private static final int ANSWER_MS = 5000;
    private static final int TRIES = 4;

    @TempDir
    Path folder;

    final List<TwinCollection> desired = new CopyOnWriteArrayList<>();
    private final String address = randomAddress();
    LocalHub hub;
    SdkClients service;
    private DeviceClient device;

    @BeforeEach
    void start() throws Exception {
        startHub();
        service = SdkClients.of(hub);
        device = SdkClients.connect(hub, "here", desired);
        hub.registerDevice("away");
    }

    @AfterEach
    void stop() {
        device.close();
        hub.close();
    }

    final void startHub() throws HubNotStarted {
        hub = LocalHub.start(new HubSettings(address, Optional.empty(), HubSettings.MQTT_PORT, 0, folder));
    }

    /** Reports, again when the SDK loses the answer, which it does now and then. */
    final void reportAtLast(TwinCollection properties) throws Exception {
        for (int tried = 1; ; tried++) {
            try {
                device.updateReportedProperties(properties, ANSWER_MS);
                return;
            } catch (IotHubClientException e) {
                if (tried == TRIES || e.getStatusCode() != IotHubStatusCode.DEVICE_OPERATION_TIMED_OUT) {
                    throw e;
                }
            }
        }
    }

    final List<String> rawRows(String query) throws Exception {
        RawQueryResponse found = service.queries().queryRaw(query);
        List<String> rows = new ArrayList<>();
        while (found.hasNext()) {
            rows.add(found.next());
        }
        return rows;
    }

    private static String randomAddress() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "127." + random.nextInt(1, 255) + "." + random.nextInt(0, 255) + "." + random.nextInt(1, 255);
    }
}
