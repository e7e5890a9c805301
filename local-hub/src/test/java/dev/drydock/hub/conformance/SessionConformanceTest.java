package dev.drydock.hub.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import com.microsoft.azure.sdk.iot.device.transport.NoRetry;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodsClient;
import com.microsoft.azure.sdk.iot.service.registry.Device;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionConformanceTest {
    private static final Duration RECONNECTED = Duration.ofSeconds(60);

    private HubUnderTest hub;
    private DirectMethodsClient methods;

    @BeforeEach
    void start() {
        hub = HubUnderTest.shared();
        methods = hub.services().methods();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void the_newer_of_two_connections_of_a_device_wins() throws Exception {
        SdkDevice first = hub.connect("dev-1", IotHubClientProtocol.MQTT);
        first.client().setRetryPolicy(new NoRetry());

        SdkDevice second = hub.connect("dev-1", IotHubClientProtocol.MQTT);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> first.statuses().get(first.statuses().size() - 1).startsWith("DISCONNECTED "));
        answers();
        assertThat(first.calls()).isEmpty();
        assertThat(second.calls()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT", "MQTT_WS"})
    void a_device_that_reconnects_is_still_subscribed(IotHubClientProtocol protocol) throws Exception {
        SdkDevice device = hub.connect("dev-1", protocol);

        hub.hub().disconnect("dev-1");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> device.statuses().stream().anyMatch(status -> status.startsWith("DISCONNECTED_RETRYING")));
        await().atMost(RECONNECTED).until(() -> hub.hub().isConnected("dev-1"));
        answers();
        desires(device);
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT", "MQTT_WS"})
    void a_device_is_still_subscribed_after_the_hub_was_killed(IotHubClientProtocol protocol) throws Exception {
        SdkDevice device = hub.connect("dev-1", protocol);
        hub.services().twins().patch(TwinConformanceTest.desired("before", 1));
        device.report(TwinConformanceTest.reported("before", 1));

        hub.stop();
        hub.startAgain();

        await().atMost(RECONNECTED).until(() -> hub.hub().isConnected("dev-1"));
        answers();
        desires(device);
        assertThat(hub.services().twins().get("dev-1").getReportedProperties()).containsEntry("before", 1L);
        assertThat(hub.services().twins().get("dev-1").getDesiredProperties()).containsEntry("before", 1L);
    }

    @Test
    void keys_and_etags_outlive_the_hub() throws Exception {
        Device made = hub.services().registry().addDevice(new Device("dev-1"));
        String twin = hub.services().twins().get("dev-1").getETag();
        Services former = hub.services();

        hub.stop();
        hub.startAgain();

        Device found = former.registry().getDevice("dev-1");
        assertThat(found.getPrimaryKey()).isEqualTo(made.getPrimaryKey());
        assertThat(found.getETag()).isEqualTo(made.getETag());
        assertThat(former.twins().get("dev-1").getETag()).isEqualTo(twin);
    }

    @Test
    void a_device_whose_subscriptions_are_forgotten_cannot_be_called_until_it_subscribes_again() throws Exception {
        SdkDevice device = hub.connect("dev-1", IotHubClientProtocol.MQTT);

        hub.hub().forgetSubscriptions("dev-1");

        assertThatThrownBy(() -> methods.invoke("dev-1", "echo", Services.call(null)))
                .satisfies(e -> MethodConformanceTest.hasCode(e, 404103));
        device.listen();
        answers();
    }

    @Test
    void what_is_desired_of_a_device_that_is_away_is_not_pushed_later_but_there_to_be_read() throws Exception {
        SdkDevice device = hub.connect("dev-1", IotHubClientProtocol.MQTT);
        device.close();
        await().atMost(Duration.ofSeconds(60)).until(() -> !hub.hub().isConnected("dev-1"));
        hub.services().twins().patch(TwinConformanceTest.desired("a", 1));

        SdkDevice back = hub.connect("dev-1", IotHubClientProtocol.MQTT);

        assertThat(back.twin().getDesiredProperties()).containsKey("a");
        assertThat(back.desired()).isEmpty();
    }

    private void answers() throws Exception {
        assertThat(methods.invoke("dev-1", "echo", Services.call("hello", 20, 5))
                        .getStatus())
                .isEqualTo(200);
    }

    private void desires(SdkDevice device) throws Exception {
        hub.services().twins().patch(TwinConformanceTest.desired("after", 1));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(device.desired()).last().matches(properties -> properties.containsKey("after")));
    }
}
