package dev.drydock.hub.conformance;

import com.microsoft.azure.sdk.iot.device.ClientOptions;
import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import com.microsoft.azure.sdk.iot.device.IotHubStatusCode;
import com.microsoft.azure.sdk.iot.device.exceptions.IotHubClientException;
import com.microsoft.azure.sdk.iot.device.twin.DirectMethodPayload;
import com.microsoft.azure.sdk.iot.device.twin.DirectMethodResponse;
import com.microsoft.azure.sdk.iot.device.twin.Twin;
import com.microsoft.azure.sdk.iot.device.twin.TwinCollection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** A device on Microsoft's SDK, which answers methods and notes what it is told. */
final class SdkDevice implements AutoCloseable {
    static final int TIMEOUT_MS = 5000;

    private static final int PATIENCE_MS = 60_000;
    private static final int TRIES = 4;

    private final DeviceClient client;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<TwinCollection> desired = new CopyOnWriteArrayList<>();
    private final List<String> statuses = new CopyOnWriteArrayList<>();

    SdkDevice(String connectionString, IotHubClientProtocol protocol, ClientOptions options) {
        client = new DeviceClient(connectionString, protocol, options);
        client.setConnectionStatusChangeCallback(
                change -> statuses.add(change.getNewStatus() + " " + change.getNewStatusReason()), null);
    }

    /** Connects, and listens to everything. */
    void open() throws Exception {
        connect();
        listen();
    }

    void connect() throws IotHubClientException {
        client.open(false);
    }

    void listen() throws Exception {
        client.subscribeToMethods(this::answer, null, PATIENCE_MS);
        client.subscribeToDesiredProperties(
                (twin, context) -> desired.add(twin.getDesiredProperties()), null, PATIENCE_MS);
    }

    /** Reports, again when the SDK loses the answer, which it does now and then; gives the new version. */
    int report(TwinCollection properties) throws Exception {
        return persist(
                () -> client.updateReportedProperties(properties, TIMEOUT_MS).getVersion());
    }

    Twin twin() throws Exception {
        return persist(() -> client.getTwin(TIMEOUT_MS));
    }

    DeviceClient client() {
        return client;
    }

    /** The methods that were called, each with its payload. */
    List<String> calls() {
        return calls;
    }

    /** The changes of desired properties, in their order. */
    List<TwinCollection> desired() {
        return desired;
    }

    /** The states of the connection, such as {@code CONNECTED CONNECTION_OK}. */
    List<String> statuses() {
        return statuses;
    }

    @Override
    public void close() {
        client.close();
    }

    private DirectMethodResponse answer(String method, DirectMethodPayload payload, Object context) {
        calls.add(method + " " + payload.getPayloadAsJsonString());
        return switch (method) {
            case "echo" -> new DirectMethodResponse(200, payload.getPayloadAsJsonElement());
            case "silent" -> null;
            default -> new DirectMethodResponse(404, null);
        };
    }

    /** See issue 1803 of azure-iot-sdk-java: an answer that comes too early is forgotten. */
    private static <T> T persist(Callable<T> request) throws Exception {
        for (int tried = 1; ; tried++) {
            try {
                return request.call();
            } catch (IotHubClientException e) {
                if (tried == TRIES || e.getStatusCode() != IotHubStatusCode.DEVICE_OPERATION_TIMED_OUT) {
                    throw e;
                }
            }
        }
    }
}
