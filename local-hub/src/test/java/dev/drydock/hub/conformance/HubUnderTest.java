package dev.drydock.hub.conformance;

import com.microsoft.azure.sdk.iot.device.ClientOptions;
import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import dev.drydock.hub.HubNotStarted;
import dev.drydock.hub.HubSettings;
import dev.drydock.hub.LocalHub;
import dev.drydock.hub.sas.SharedAccessKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.HttpsURLConnection;

/**
 * The hub of all tests of a process, at a loopback address and under a name of its own, and the clients of one test. A test that ends
 * takes its clients and all that the hub knows with it; the hub goes on.
 */
public final class HubUnderTest implements AutoCloseable {
    public static final int REST_PORT = 8443;

    private static final Map<String, HubUnderTest> SHARED = new ConcurrentHashMap<>();
    private static final String LOCALHOST = "127.0.0.1 localhost\n";

    private final List<SdkDevice> devices = new ArrayList<>();
    private final HubSettings settings;
    private LocalHub hub;

    private HubUnderTest(HubSettings settings) {
        this.settings = settings;
        startAgain();
    }

    /** The hub, started when the first test asks for it. */
    public static HubUnderTest shared() {
        HubUnderTest shared = SHARED.computeIfAbsent("hub", first -> in(TestFolders.keptUntilExit("hub-under-test-")));
        shared.trust();
        return shared;
    }

    private static HubUnderTest in(Path folder) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String address = "127." + random.nextInt(1, 255) + "." + random.nextInt(0, 255) + "." + random.nextInt(1, 255);
        String name = "hub-" + address.replace('.', '-') + ".drydock.test";
        resolve(name, address);
        return new HubUnderTest(new HubSettings(address, Optional.of(name), HubSettings.MQTT_PORT, REST_PORT, folder));
    }

    /** Starts the hub where it was, with what it kept; clients of its former life find it again. */
    void startAgain() {
        try {
            hub = LocalHub.start(settings);
        } catch (HubNotStarted e) {
            throw new AssertionError(e);
        }
        trust();
    }

    /** The service SDK trusts by process; other tests have other hubs. */
    private void trust() {
        HttpsURLConnection.setDefaultSSLSocketFactory(
                Trust.in(hub.authorityFile()).getSocketFactory());
    }

    void stop() {
        hub.close();
    }

    public LocalHub hub() {
        return hub;
    }

    public String host() {
        return hub.hostName() + ":" + REST_PORT;
    }

    public SharedAccessKey policyKey() {
        String text = hub.serviceConnectionString();
        return new SharedAccessKey(text.substring(text.indexOf("SharedAccessKey=") + "SharedAccessKey=".length()));
    }

    public Services services() {
        return Services.of(host(), LocalHub.POLICY, policyKey());
    }

    /** Registers a device; its connection string, as a protocol needs it. */
    String register(String id, IotHubClientProtocol protocol) {
        return forProtocol(hub.registerDevice(id), protocol);
    }

    String forProtocol(String connectionString, IotHubClientProtocol protocol) {
        return protocol == IotHubClientProtocol.MQTT_WS
                ? connectionString.replace("HostName=" + hub.hostName(), "HostName=" + host())
                : connectionString;
    }

    /** A registered device that is connected and listens to methods and desired properties. */
    SdkDevice connect(String id, IotHubClientProtocol protocol) throws Exception {
        SdkDevice device = device(register(id, protocol), protocol, options().build());
        device.open();
        return device;
    }

    SdkDevice device(String connectionString, IotHubClientProtocol protocol, ClientOptions options) {
        SdkDevice device = new SdkDevice(connectionString, protocol, options);
        devices.add(device);
        return device;
    }

    ClientOptions.ClientOptionsBuilder options() {
        return ClientOptions.builder().sslContext(Trust.in(hub.authorityFile())).logRoutineDisconnectsAsErrors(false);
    }

    @Override
    public void close() {
        devices.forEach(SdkDevice::close);
        devices.clear();
        hub.faults().startAnew();
        hub.removeDevices();
    }

    private static void resolve(String name, String address) {
        Path hosts = Path.of(System.getProperty("jdk.net.hosts.file"));
        try {
            if (!Files.exists(hosts)) {
                Files.writeString(hosts, LOCALHOST);
            }
            Files.writeString(hosts, address + " " + name + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
