package dev.drydock.bench.child;

import com.microsoft.azure.sdk.iot.device.ClientOptions;
import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import com.microsoft.azure.sdk.iot.device.twin.DirectMethodResponse;
import dev.drydock.bootstrap.file.TlsFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A device of the bare SDK that answers each call with 404 at once. */
public final class BareHubDeviceMain {
    public static final String READY = "ready";

    private BareHubDeviceMain() {}

    /**
     * Runs until it is ended.
     *
     * @param args the file of the connection string, and that of the authority to trust
     */
    public static void main(String[] args) throws Exception {
        DeviceClient client = new DeviceClient(
                Files.readString(Path.of(args[0])).strip(),
                IotHubClientProtocol.MQTT,
                ClientOptions.builder()
                        .sslContext(TlsFiles.trusting(Path.of(args[1])))
                        .build());
        client.open(false);
        client.subscribeToMethods(
                (name, payload, context) -> new DirectMethodResponse(404, Map.of("method", name)), null);
        System.out.println(READY);
        Thread.currentThread().join();
    }
}
