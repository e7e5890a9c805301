package dev.drydock.bootstrap.process.azure;

import com.azure.core.credential.AzureSasCredential;
import com.google.gson.Gson;
import com.microsoft.azure.sdk.iot.device.ClientOptions;
import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import com.microsoft.azure.sdk.iot.service.auth.AuthenticationType;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubException;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodsClient;
import com.microsoft.azure.sdk.iot.service.query.QueryClient;
import com.microsoft.azure.sdk.iot.service.registry.Device;
import com.microsoft.azure.sdk.iot.service.registry.RegistryClient;
import com.microsoft.azure.sdk.iot.service.twin.Twin;
import com.microsoft.azure.sdk.iot.service.twin.TwinClient;
import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.bootstrap.file.TlsFiles;
import dev.drydock.bootstrap.process.TestLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.HttpsURLConnection;

/** Microsoft's SDKs for one hub, whose certificate authority this whole JVM trusts from then on. */
public record MicrosoftSdk(
        RunningHub hub, RegistryClient registry, TwinClient twins, DirectMethodsClient methods, QueryClient queries) {
    /** The clients of a hub. */
    public static MicrosoftSdk of(RunningHub hub) {
        TestLog.setUp();
        trust(hub);
        AzureSasCredential credential = new AzureSasCredential(ServiceConnection.parse(hub.serviceConnection())
                .token(Instant.now().plus(Duration.ofHours(1))));
        String host = hub.restAddress();
        return new MicrosoftSdk(
                hub,
                new RegistryClient(host, credential),
                new TwinClient(host, credential),
                new DirectMethodsClient(host, credential),
                new QueryClient(host, credential));
    }

    /** The SDK trusts what its whole process trusts, which the service app within it changes. */
    private static void trust(RunningHub hub) {
        HttpsURLConnection.setDefaultSSLSocketFactory(
                TlsFiles.trusting(hub.authority()).getSocketFactory());
    }

    /** Trusts the hub anew, as a service app within this process may have changed that. */
    public void trust() {
        trust(hub);
    }

    /** Makes an identity; its connection string. */
    public String register(String id) {
        trust(hub);
        try {
            String key = registry.addDevice(new Device(id, AuthenticationType.SAS))
                    .getSymmetricKey()
                    .getPrimaryKey();
            return "HostName=" + hub.address() + ";DeviceId=" + id + ";SharedAccessKey=" + key;
        } catch (IOException | IotHubException e) {
            throw new AssertionError(e);
        }
    }

    public Twin twin(String id) {
        trust(hub);
        try {
            return twins.get(id);
        } catch (IOException | IotHubException e) {
            throw new AssertionError(e);
        }
    }

    /** Changes tags of a device, as the portal does. */
    public void tag(String id, Map<String, Object> tags) {
        trust(hub);
        Twin patch = new Twin(id);
        patch.getTags().putAll(tags);
        try {
            twins.patch(patch);
        } catch (IOException | IotHubException e) {
            throw new AssertionError(e);
        }
    }

    /** The tags of a device, as text, by name. */
    public String tags(String id) {
        return new Gson().toJson(new TreeMap<>(twin(id).getTags()));
    }

    /** The reported properties of a device, as text. */
    public String reported(String id) {
        return new Gson().toJson(twin(id).getReportedProperties());
    }

    /** The desired properties of a device, as text. */
    public String desired(String id) {
        return new Gson().toJson(twin(id).getDesiredProperties());
    }

    /** A device of the device SDK, that has not connected. */
    public DeviceClient device(String connection) {
        return new DeviceClient(
                connection,
                IotHubClientProtocol.MQTT,
                ClientOptions.builder()
                        .sslContext(TlsFiles.trusting(hub.authority()))
                        .logRoutineDisconnectsAsErrors(false)
                        .build());
    }
}
