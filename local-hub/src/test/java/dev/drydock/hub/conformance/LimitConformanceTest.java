package dev.drydock.hub.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import com.microsoft.azure.sdk.iot.device.exceptions.IotHubClientException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubBadFormatException;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodResponse;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodsClient;
import com.microsoft.azure.sdk.iot.service.twin.Twin;
import com.microsoft.azure.sdk.iot.service.twin.TwinClient;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitConformanceTest {
    private static final int KB = 1024;

    private HubUnderTest hub;
    private TwinClient twins;
    private DirectMethodsClient methods;

    @BeforeEach
    void start() {
        hub = HubUnderTest.shared();
        twins = hub.services().twins();
        methods = hub.services().methods();
        hub.hub().registerDevice("dev-1");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void desired_properties_over_32_KB_are_refused_and_nothing_of_them_is_kept() throws Exception {
        twins.patch(TwinConformanceTest.desired("a", texts(31)));

        assertThatThrownBy(() -> twins.patch(TwinConformanceTest.desired("b", texts(2))))
                .satisfies(e -> MethodConformanceTest.hasCode(e, 413001));
        assertThat(twins.get("dev-1").getDesiredProperties()).containsOnlyKeys("a");
    }

    @Test
    void tags_over_8_KB_are_refused() {
        Twin patch = new Twin("dev-1");
        patch.getTags().put("a", texts(9));

        assertThatThrownBy(() -> twins.patch(patch)).satisfies(e -> MethodConformanceTest.hasCode(e, 413001));
    }

    @Test
    void a_text_over_4_KB_is_refused() {
        assertThatThrownBy(() -> twins.patch(TwinConformanceTest.desired("a", "x".repeat(5 * KB))))
                .isInstanceOf(IotHubBadFormatException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT", "MQTT_WS"})
    void a_report_over_32_KB_is_refused_and_the_connection_lives(IotHubClientProtocol protocol) throws Exception {
        SdkDevice device = hub.connect("dev-1", protocol);

        assertThatThrownBy(() -> device.report(TwinConformanceTest.reported("a", texts(33))))
                .isInstanceOf(IotHubClientException.class);
        device.report(TwinConformanceTest.reported("b", texts(31)));

        assertThat(twins.get("dev-1").getReportedProperties()).containsOnlyKeys("b");
        assertThat(device.twin().getReportedProperties()).containsOnlyKeys("b");
    }

    @Test
    void a_payload_over_128_KB_is_refused() {
        assertThatThrownBy(() -> methods.invoke("dev-1", "echo", Services.call("x".repeat(129 * KB))))
                .satisfies(e -> MethodConformanceTest.hasCode(e, 413001));
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT", "MQTT_WS"})
    void a_payload_of_almost_128_KB_goes_there_and_back(IotHubClientProtocol protocol) throws Exception {
        hub.connect("dev-1", protocol);
        String payload = "x".repeat(127 * KB);

        DirectMethodResponse response = methods.invoke("dev-1", "echo", Services.call(payload));

        assertThat(response.getPayload(String.class)).isEqualTo(payload);
    }

    /** So many texts of 1 KB. */
    private static Map<String, String> texts(int kilobytes) {
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < kilobytes; i++) {
            texts.put("text" + i, "x".repeat(KB - 8));
        }
        return texts;
    }
}
