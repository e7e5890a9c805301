package dev.drydock.azure.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.azure.AgentOverHub;
import dev.drydock.azure.HubBench;
import dev.drydock.azure.HubScene;
import dev.drydock.azure.device.AzureDeviceSettings;
import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.azure.service.AzureServiceTransport;
import dev.drydock.testkit.http.TunnelProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Device and service reach a hub through a proxy; no name server knows the hub's name, only the proxy does. */
class BehindProxyTest extends HubScene {
    private static final String NAME = "behind-a-proxy.invalid";
    private static final HubProxy.Login LOGIN = new HubProxy.Login("user", "se:cret");

    private final String id = freshId();
    private final HubBench hub = closing(HubBench.named(NAME));
    private final AzureDeviceSettings registered = hub.device(id);

    @Test
    void orders_and_reports_go_through_it() throws IOException {
        orders_and_reports_go_through(new TunnelProxy(Optional.empty()), Optional.empty());
    }

    @Test
    void it_is_shown_the_password_that_it_asks_for() throws IOException {
        orders_and_reports_go_through(new TunnelProxy(Optional.of("user:se:cret")), Optional.of(LOGIN));
    }

    private void orders_and_reports_go_through(TunnelProxy made, Optional<HubProxy.Login> login) {
        TunnelProxy proxy = closing(made);
        HubProxy way = new HubProxy("127.0.0.1", proxy.port(), login);
        AgentOverHub device = agent(device(way));
        patiently().until(() -> !device.told().connected().isEmpty());
        int ofDevice = proxy.tunnels().size();
        AzureServiceTransport service = service(service(way));

        assertThat(order(service, id, "u1")).isInstanceOf(CallOutcome.Answered.class);

        patiently().until(() -> reported(service, id).isPresent());
        assertThat(ofDevice).isPositive();
        assertThat(proxy.tunnels().size()).isGreaterThan(ofDevice);
        assertThat(proxy.tunnels()).containsOnly(NAME + ":" + hub.hub().restPort());
    }

    @Test
    void a_wrong_password_is_told_with_the_proxy_and_without_the_password() throws IOException {
        TunnelProxy proxy = closing(new TunnelProxy(Optional.of("user:other")));
        HubProxy way = new HubProxy("127.0.0.1", proxy.port(), Optional.of(LOGIN));

        assertThat(whyNot(way))
                .contains(NAME, "through the proxy 127.0.0.1:" + proxy.port(), "407", "HTTPS_PROXY")
                .doesNotContain("cret");
        assertThat(proxy.tunnels()).isEmpty();
        assertThat(proxy.refused()).isNotEmpty();
    }

    @Test
    void a_proxy_that_is_not_there_is_told() throws IOException {
        TunnelProxy gone = new TunnelProxy(Optional.empty());
        gone.close();

        assertThat(whyNot(new HubProxy("127.0.0.1", gone.port(), Optional.empty())))
                .contains("through the proxy 127.0.0.1:" + gone.port(), "refused");
    }

    @Test
    void a_proxy_of_an_unknown_name_is_told() {
        assertThat(whyNot(new HubProxy("no-proxy.invalid", 3128, Optional.empty())))
                .contains("through the proxy no-proxy.invalid:3128", "its name is unknown");
    }

    @Test
    void mqtt_without_web_socket_goes_through_none() {
        DeviceConnection connection = connection().through(new HubProxy("127.0.0.1", 1, Optional.empty()));

        assertThatThrownBy(() -> new AzureDeviceSettings(
                        new DeviceConnection(
                                connection.hub().forDevices(),
                                connection.device(),
                                connection.key(),
                                connection.proxy()),
                        false,
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("WebSocket");
    }

    /** Why neither the device nor the service comes through; both say the same. */
    private String whyNot(HubProxy way) {
        AgentOverHub device = agent(device(way));
        patiently().until(() -> !device.told().lost().isEmpty());
        String ofDevice = device.told().lost().get(0);
        assertThat(done(service(service(way)).open(Duration.ofMillis(1))))
                .hasValueSatisfying(
                        ofService -> assertThat(ofService).startsWith(ofDevice.substring(0, ofDevice.indexOf('('))));
        return ofDevice;
    }

    private DeviceConnection connection() {
        String address = NAME + ":" + hub.hub().restPort();
        return DeviceConnection.parse(registered.connection().text().replace(NAME, address));
    }

    private AzureDeviceSettings device(HubProxy way) {
        return new AzureDeviceSettings(connection().through(way), true, registered.tls());
    }

    private AzureServiceSettings service(HubProxy way) {
        AzureServiceSettings direct = hub.service();
        return new AzureServiceSettings(
                direct.connection().through(way), direct.tier(), direct.units(), direct.interval(), direct.tls());
    }
}
