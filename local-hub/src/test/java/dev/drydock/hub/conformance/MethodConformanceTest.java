package dev.drydock.hub.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubGatewayTimeoutException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubNotFoundException;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodResponse;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodsClient;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MethodConformanceTest {
    private static final List<Object> PAYLOADS = Arrays.asList(
            null, "text", "", 7, 1.5, true, List.of(1, "two", List.of()), Map.of("a", Map.of("b", "ü€😀")));

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

    @ParameterizedTest
    @EnumSource(names = {"MQTT", "MQTT_WS"})
    void every_kind_of_payload_goes_there_and_back(IotHubClientProtocol protocol) throws Exception {
        hub.connect("dev-1", protocol);

        for (Object payload : PAYLOADS) {
            DirectMethodResponse response = methods.invoke("dev-1", "echo", Services.call(payload));

            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(response.getPayload(Object.class)).isEqualTo(asRead(payload));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT", "MQTT_WS"})
    void a_method_that_the_device_does_not_have_gets_the_device_s_own_answer(IotHubClientProtocol protocol)
            throws Exception {
        hub.connect("dev-1", protocol);

        assertThat(methods.invoke("dev-1", "unheardOf", Services.call(null)).getStatus())
                .isEqualTo(404);
    }

    @Test
    void a_device_that_is_not_there_is_told_from_one_that_does_not_exist() {
        hub.hub().registerDevice("dev-1");

        assertThatThrownBy(() -> methods.invoke("dev-1", "echo", Services.call(null)))
                .isInstanceOf(IotHubNotFoundException.class)
                .satisfies(e -> hasCode(e, 404103));
        assertThatThrownBy(() -> methods.invoke("dev-9", "echo", Services.call(null)))
                .isInstanceOf(IotHubNotFoundException.class)
                .satisfies(e -> hasCode(e, 404001));
    }

    @Test
    void a_device_that_does_not_listen_to_methods_counts_as_not_there() throws Exception {
        SdkDevice device = hub.device(
                hub.register("dev-1", IotHubClientProtocol.MQTT),
                IotHubClientProtocol.MQTT,
                hub.options().build());
        device.connect();

        assertThatThrownBy(() -> methods.invoke("dev-1", "echo", Services.call(null)))
                .satisfies(e -> hasCode(e, 404103));
    }

    @Test
    void a_device_that_does_not_answer_makes_a_time_out() throws Exception {
        SdkDevice device = hub.connect("dev-1", IotHubClientProtocol.MQTT);

        assertThatThrownBy(() -> methods.invoke("dev-1", "silent", Services.call(null, 0, 5)))
                .isInstanceOf(IotHubGatewayTimeoutException.class)
                .satisfies(e -> hasCode(e, 504101));
        assertThat(device.calls()).containsExactly("silent null");
    }

    @Test
    void a_call_waits_for_a_device_that_comes_in_time() throws Exception {
        SdkDevice device = hub.device(
                hub.register("dev-1", IotHubClientProtocol.MQTT),
                IotHubClientProtocol.MQTT,
                hub.options().build());
        CompletableFuture<Integer> call = CompletableFuture.supplyAsync(() -> status("echo"));

        device.open();

        assertThat(call.get(60, TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void a_call_for_a_device_that_does_not_come_in_time_says_that_it_is_not_there() {
        hub.hub().registerDevice("dev-1");

        assertThatThrownBy(() -> methods.invoke("dev-1", "echo", Services.call(null, 1, 5)))
                .isInstanceOf(IotHubNotFoundException.class)
                .satisfies(e -> hasCode(e, 404103));
    }

    private int status(String method) {
        try {
            return methods.invoke("dev-1", method, Services.call("hello", 10, 5))
                    .getStatus();
        } catch (IotHubException | java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The JSON reader of the SDK gives all numbers as doubles. */
    private static Object asRead(Object payload) {
        if (payload instanceof Number number) {
            return number.doubleValue();
        }
        return payload instanceof List<?> list
                ? list.stream().map(MethodConformanceTest::asRead).toList()
                : payload;
    }

    static void hasCode(Throwable e, int code) {
        assertThat(e)
                .isInstanceOfSatisfying(
                        IotHubException.class,
                        refused -> assertThat(refused.getErrorCode()).isEqualTo(code));
    }
}
