package dev.drydock.hub.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.refusal.Refused;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodRequestTest {
    private static final int LARGEST = 128 * 1024;

    @Test
    void what_is_left_out_is_nothing_at_once_and_half_a_minute() throws Exception {
        MethodRequest request = MethodRequest.read(json("{'methodName':'reboot'}"));

        assertThat(request.name()).isEqualTo("reboot");
        assertThat(request.payloadText()).isEqualTo("null");
        assertThat(request.connectTimeout()).isZero();
        assertThat(request.responseTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "'text'", "true", "[1,'two']", "{'a':{}}"})
    void any_json_is_a_payload(String payload) throws Exception {
        assertThat(MethodRequest.read(json("{'methodName':'m','payload':" + payload + "}"))
                        .payloadText())
                .isEqualTo(payload.replace('\'', '"'));
    }

    @Test
    void a_payload_has_128_KB_and_not_a_byte_more() {
        ObjectNode call = JsonMapper.builder().build().createObjectNode().put("methodName", "m");

        assertThat(MethodRequest.read(call.put("payload", "x".repeat(LARGEST - 2)))
                        .payloadText())
                .hasSize(LARGEST);
        refuses(call.put("payload", "x".repeat(LARGEST - 1)), 413001);
        refuses(call.put("payload", "ü".repeat(LARGEST / 2)), 413001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "300"})
    void a_device_is_waited_for_0_to_300_seconds(String seconds) throws Exception {
        assertThat(MethodRequest.read(json("{'methodName':'m','connectTimeoutInSeconds':" + seconds + "}"))
                        .connectTimeout())
                .isEqualTo(Duration.ofSeconds(Long.parseLong(seconds)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'methodName':''}",
                "{'methodName':null}",
                "{'methodName':'a/b'}",
                "{'methodName':'a#'}",
                "{'methodName':'a b'}",
                "{'methodName':'m','connectTimeoutInSeconds':-1}",
                "{'methodName':'m','connectTimeoutInSeconds':301}",
                "{'methodName':'m','connectTimeoutInSeconds':'5'}",
                "{'methodName':'m','connectTimeoutInSeconds':1.5}",
                "{'methodName':'m','responseTimeoutInSeconds':4}",
                "{'methodName':'m','responseTimeoutInSeconds':301}"
            })
    void what_is_beyond_the_limits_is_refused(String call) throws Exception {
        refuses(json(call), 400004);
    }

    @Test
    void a_name_has_100_characters_at_most() throws Exception {
        assertThat(MethodRequest.read(json("{'methodName':'" + "m".repeat(100) + "'}"))
                        .name())
                .hasSize(100);
        refuses(json("{'methodName':'" + "m".repeat(101) + "'}"), 400004);
    }

    private static void refuses(JsonNode call, int code) {
        assertThatThrownBy(() -> MethodRequest.read(call))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static JsonNode json(String text) throws Exception {
        return JsonMapper.builder().build().readTree(text.replace('\'', '"'));
    }
}
