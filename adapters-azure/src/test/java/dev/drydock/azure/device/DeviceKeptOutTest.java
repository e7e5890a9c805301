package dev.drydock.azure.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.sdk.iot.service.registry.Device;
import com.microsoft.azure.sdk.iot.service.registry.DeviceStatus;
import com.microsoft.azure.sdk.iot.service.registry.RegistryClient;
import dev.drydock.azure.AgentOverHub;
import dev.drydock.azure.HubBench;
import dev.drydock.azure.HubScene;
import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.hub.tls.HubAuthority;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceKeptOutTest extends HubScene {
    private static final String KEY = Base64.getEncoder().encodeToString("not-the-key-of-the-device".getBytes());

    private final String id = freshId();

    @Test
    void a_wrong_key_is_told_and_tried_ever_more_seldom() {
        HubBench hub = hub();
        hub.device(id);

        AgentOverHub device = agent(settings(hub, id, KEY));

        patiently().until(() -> device.told().lost().size() >= 3);
        assertThat(device.told().lost())
                .allMatch(why -> why.contains("does not let " + id + " in"))
                .noneMatch(why -> why.contains(KEY));
        assertThat(device.told().pauses()).isSorted().doesNotHaveDuplicates();
        assertThat(device.told().connected()).isEmpty();
        assertThat(device.told().alarms()).isEmpty();
    }

    @Test
    void a_device_that_the_hub_does_not_know_is_told_so() {
        HubBench hub = hub();
        AgentOverHub device = agent(settings(hub, id, KEY));
        patiently().until(() -> !device.told().lost().isEmpty());

        assertThat(device.told().lost().get(0)).contains("unknown or disabled");
    }

    @Test
    void a_device_that_is_disabled_is_out_until_it_is_enabled() throws Exception {
        HubBench hub = hub();
        AgentOverHub device = agent(hub.device(id));
        patiently().until(() -> !device.told().connected().isEmpty());
        service(hub);

        set(hub, DeviceStatus.Disabled);
        patiently().until(() -> device.told().lost().stream().anyMatch(why -> why.contains("disabled")));
        set(hub, DeviceStatus.Enabled);

        patiently().until(() -> device.told().connected().size() == 2);
    }

    @Test
    void a_device_that_is_deleted_is_out_and_tries_no_hotter_than_any_other() {
        HubBench hub = hub();
        AgentOverHub device = agent(hub.device(id));
        patiently().until(() -> !device.told().connected().isEmpty());

        done(service(hub).twins().forget(new DeviceId(id)));

        patiently().until(() -> device.told().lost().size() >= 4);
        assertThat(device.told().lost()).last().asString().contains("unknown");
        assertThat(device.told().pauses()).isSorted();
    }

    @Test
    void a_hub_where_nobody_listens_is_tried_again() {
        HubBench hub = hub();
        AzureDeviceSettings settings = hub.device(id);
        hub.stop();
        AgentOverHub device = agent(settings);
        patiently().until(() -> !device.told().lost().isEmpty());
        assertThat(device.told().lost().get(0)).contains("does not answer").contains("see HostName");

        hub.startAgain();

        patiently().until(() -> !device.told().connected().isEmpty());
    }

    @Test
    void a_name_that_nobody_knows_is_told() {
        HubBench hub = hub();
        AgentOverHub device = agent(new AzureDeviceSettings(
                DeviceConnection.parse("HostName=no-hub.test;DeviceId=" + id + ";SharedAccessKey=" + KEY),
                false,
                hub.device(id).tls()));

        patiently().until(() -> !device.told().lost().isEmpty());
        assertThat(device.told().lost().get(0)).contains("the host no-hub.test is unknown");
    }

    @Test
    void a_hub_of_an_authority_that_is_not_trusted_is_not_spoken_to(@TempDir Path folder) {
        HubBench hub = hub();
        Path other = HubAuthority.in(folder, Clock.systemUTC()).file();
        AgentOverHub device =
                agent(new AzureDeviceSettings(hub.device(id).connection(), false, Optional.of(HubBench.trust(other))));

        patiently().until(() -> !device.told().lost().isEmpty());
        assertThat(device.told().lost().get(0)).contains("does not prove").contains("its CA file");
        assertThat(hub.hub().isConnected(id)).isFalse();
    }

    @Test
    void a_hub_that_shows_another_name_is_not_spoken_to() {
        HubBench hub = closing(HubBench.named("local-hub.test"));
        AgentOverHub device = agent(webSocket(hub, "other-hub.test"));

        patiently().until(() -> !device.told().lost().isEmpty());
        assertThat(device.told().lost().get(0)).contains("does not prove").contains("see HostName");
        assertThat(hub.hub().isConnected(id)).isFalse();
    }

    @Test
    void mqtt_without_a_web_socket_has_no_port() {
        HubBench hub = hub();

        assertThatThrownBy(() -> new AzureDeviceSettings(
                        DeviceConnection.parse("HostName=a.b:8443;DeviceId=d;SharedAccessKey=" + KEY),
                        false,
                        hub.device(id).tls()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use MQTT over WebSocket");
    }

    private AzureDeviceSettings webSocket(HubBench hub, String host) {
        AzureDeviceSettings plain = hub.device(id);
        return new AzureDeviceSettings(
                DeviceConnection.parse(plain.connection()
                        .text()
                        .replaceAll(
                                "HostName=[^;]*",
                                "HostName=" + host + ":" + hub.hub().restPort())),
                true,
                plain.tls());
    }

    private static AzureDeviceSettings settings(HubBench hub, String id, String key) {
        return new AzureDeviceSettings(
                DeviceConnection.parse(
                        "HostName=" + hub.hub().hostName() + ";DeviceId=" + id + ";SharedAccessKey=" + key),
                false,
                Optional.of(HubBench.trust(hub.hub().authorityFile())));
    }

    private void set(HubBench hub, DeviceStatus status) throws Exception {
        RegistryClient registry = clients(hub).registry();
        Device device = registry.getDevice(id);
        device.setStatus(status);
        registry.updateDevice(device);
    }
}
