package dev.drydock.hub.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import com.microsoft.azure.sdk.iot.device.exceptions.IotHubClientException;
import com.microsoft.azure.sdk.iot.device.transport.mqtt.exceptions.MqttUnauthorizedException;
import com.microsoft.azure.sdk.iot.service.auth.AuthenticationType;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubUnauthorizedException;
import com.microsoft.azure.sdk.iot.service.registry.Device;
import com.microsoft.azure.sdk.iot.service.registry.DeviceStatus;
import dev.drydock.hub.LocalHub;
import dev.drydock.hub.sas.SharedAccessKey;
import dev.drydock.hub.tls.HubAuthority;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessConformanceTest {
    private static final String SKN = "&skn=" + LocalHub.POLICY;
    private static final int SHORT_TOKEN_S = 4;

    @TempDir
    private Path elsewhere;

    private HubUnderTest hub;

    @BeforeEach
    void start() {
        hub = HubUnderTest.shared();
        hub.hub().registerDevice("dev-1");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void a_service_with_another_key_is_refused() {
        refuses(Services.of(hub.host(), LocalHub.POLICY, SharedAccessKey.random()));
    }

    @Test
    void a_service_whose_token_expired_is_refused() {
        refuses(token(hub.host(), Instant.now().minusSeconds(1), SKN));
    }

    @Test
    void a_service_whose_token_is_for_another_hub_is_refused() {
        refuses(token("other.drydock.test", Instant.now().plusSeconds(60), SKN));
    }

    @Test
    void a_service_whose_token_names_another_policy_or_none_is_refused() {
        refuses(token(hub.host(), Instant.now().plusSeconds(60), "&skn=device"));
        refuses(token(hub.host(), Instant.now().plusSeconds(60), ""));
    }

    @Test
    void a_service_without_a_token_is_refused() {
        refuses(Services.with(hub.host(), "Bearer nothing"));
        refuses(Services.with(hub.host(), "SharedAccessSignature sr=%zz&sig=b&se=1"));
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT", "MQTT_WS"})
    void a_device_with_another_key_is_refused(IotHubClientProtocol protocol) {
        String right = hub.register("dev-1", protocol);
        String wrong = right.replaceFirst(
                "SharedAccessKey=.*",
                "SharedAccessKey=" + SharedAccessKey.random().base64());

        refuses(wrong, protocol);
    }

    @Test
    void a_device_that_nobody_registered_is_refused() {
        refuses(hub.register("dev-1", IotHubClientProtocol.MQTT).replace("dev-1", "dev-2"), IotHubClientProtocol.MQTT);
    }

    @Test
    void a_device_whose_token_is_for_another_or_expired_is_refused() throws Exception {
        SharedAccessKey key =
                new SharedAccessKey(hub.services().registry().getDevice("dev-1").getPrimaryKey());
        hub.hub().registerDevice("dev-2");
        String host = hub.hub().hostName();

        refuses(deviceToken(host + "/devices/dev-2", key, Instant.now().plusSeconds(60)), IotHubClientProtocol.MQTT);
        refuses(
                deviceToken(
                        "other.drydock.test/devices/dev-1", key, Instant.now().plusSeconds(60)),
                IotHubClientProtocol.MQTT);
    }

    @Test
    void a_device_that_is_disabled_is_cut_off_and_refused_until_it_is_enabled() throws Exception {
        SdkDevice device = hub.connect("dev-1", IotHubClientProtocol.MQTT);
        Device identity = hub.services().registry().getDevice("dev-1");
        identity.setStatus(DeviceStatus.Disabled);

        hub.services().registry().updateDevice(identity);

        assertThat(hub.hub().isConnected("dev-1")).isFalse();
        device.close();
        refuses(hub.register("dev-1", IotHubClientProtocol.MQTT), IotHubClientProtocol.MQTT);
        identity.setStatus(DeviceStatus.Enabled);
        hub.services().registry().updateDevice(identity);
        hub.connect("dev-1", IotHubClientProtocol.MQTT);
        assertThat(hub.hub().isConnected("dev-1")).isTrue();
    }

    @Test
    void a_device_is_cut_off_when_its_token_expires_and_comes_back_with_a_fresh_one() throws Exception {
        SdkDevice device = hub.device(
                hub.register("dev-1", IotHubClientProtocol.MQTT),
                IotHubClientProtocol.MQTT,
                hub.options().sasTokenExpiryTime(SHORT_TOKEN_S).build());
        device.open();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> device.statuses().contains("DISCONNECTED_RETRYING EXPIRED_SAS_TOKEN"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(device.statuses()).last().isEqualTo("CONNECTED CONNECTION_OK"));
        assertThat(hub.services()
                        .methods()
                        .invoke("dev-1", "echo", Services.call("hello", 5, 5))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void a_device_proves_itself_by_the_certificate_of_its_thumbprint_and_by_no_other() throws Exception {
        HubAuthority.Credential own = credential("own");
        Device device = new Device("dev-x", AuthenticationType.SELF_SIGNED);
        device.setThumbprint(thumbprint(own, "SHA-1"), thumbprint(own, "SHA-256"));
        hub.services().registry().addDevice(device);

        byCertificate(own).open();

        assertThat(hub.services()
                        .methods()
                        .invoke("dev-x", "echo", Services.call("hello"))
                        .getStatus())
                .isEqualTo(200);
        SdkDevice impostor = byCertificate(credential("other"));
        assertThatThrownBy(impostor::connect).isInstanceOf(IotHubClientException.class);
    }

    private SdkDevice byCertificate(HubAuthority.Credential shown) {
        return hub.device(
                "HostName=" + hub.hub().hostName() + ";DeviceId=dev-x;x509=true",
                IotHubClientProtocol.MQTT,
                hub.options()
                        .sslContext(Trust.in(hub.hub().authorityFile(), Optional.of(shown)))
                        .build());
    }

    private HubAuthority.Credential credential(String name) {
        return HubAuthority.in(elsewhere.resolve(name), Clock.systemUTC())
                .serverAt(List.of(name), List.of("127.0.0.1"));
    }

    private static String thumbprint(HubAuthority.Credential credential, String algorithm) throws Exception {
        byte[] encoded = Trust.certificate(credential.certificate()).getEncoded();
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance(algorithm).digest(encoded))
                .toUpperCase(Locale.ROOT);
    }

    private Services token(String resource, Instant expiry, String rest) {
        return Services.with(hub.host(), Services.token(resource, hub.policyKey(), expiry, rest));
    }

    private String deviceToken(String resource, SharedAccessKey key, Instant expiry) {
        return "HostName=" + hub.hub().hostName() + ";DeviceId=dev-1;SharedAccessSignature="
                + Services.token(resource, key, expiry, "");
    }

    private static void refuses(Services services) {
        assertThatThrownBy(() -> services.registry().getDevice("dev-1"))
                .isInstanceOf(IotHubUnauthorizedException.class);
    }

    private void refuses(String connectionString, IotHubClientProtocol protocol) {
        SdkDevice device = hub.device(connectionString, protocol, hub.options().build());
        assertThatThrownBy(device::connect)
                .isInstanceOf(IotHubClientException.class)
                .hasCauseInstanceOf(MqttUnauthorizedException.class);
    }
}
