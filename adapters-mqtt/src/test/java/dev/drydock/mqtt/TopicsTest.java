package dev.drydock.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.mqtt.Topics.Address;
import dev.drydock.mqtt.Topics.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
    private static final DeviceId DEVICE = new DeviceId("dev.a:b_c-1");

    private final Topics topics = new Topics("site/one");

    @Test
    void topics_are_those_of_the_wire_contract() {
        assertThat(topics.method(DEVICE, "firmwareUpdate")).isEqualTo("site/one/dev.a:b_c-1/methods/firmwareUpdate");
        assertThat(topics.anyMethod(DEVICE)).isEqualTo("site/one/dev.a:b_c-1/methods/+");
        assertThat(topics.response(DEVICE, "me")).isEqualTo("site/one/dev.a:b_c-1/responses/me");
        assertThat(topics.anyResponse("me")).isEqualTo("site/one/+/responses/me");
        assertThat(topics.of(DEVICE, Kind.DESIRED)).isEqualTo("site/one/dev.a:b_c-1/desired");
        assertThat(topics.ofAny(Kind.REPORTED)).isEqualTo("site/one/+/reported");
    }

    @Test
    void what_is_written_is_read_again() {
        assertThat(topics.parse(topics.of(DEVICE, Kind.PRESENCE))).contains(new Address(DEVICE, Kind.PRESENCE, ""));
        assertThat(topics.parse(topics.method(DEVICE, "m"))).contains(new Address(DEVICE, Kind.METHODS, "m"));
        assertThat(topics.parse(topics.response(DEVICE, "me"))).contains(new Address(DEVICE, Kind.RESPONSES, "me"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "site/one",
                "site/one/",
                "site/one/dev",
                "site/one/dev/",
                "site/one/dev/unknown",
                "site/one/dev/reported/",
                "site/one/dev/reported/more",
                "site/one/dev/methods",
                "site/one/dev/methods/a/b",
                "site/one//reported",
                "site/one/+/reported",
                "site/one/dev a/reported",
                "site/one/dev/REPORTED",
                "site/onedev/reported",
                "site/two/dev/reported",
                "drydock/dev/reported"
            })
    void what_is_none_of_ours_is_not_read(String topic) {
        assertThat(topics.parse(topic)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "site/one/other/responses/me",
                "site/one/dev.a:b_c-1/reported",
                "site/one/dev.a:b_c-1/desired",
                "site/one/dev.a:b_c-1/methods/firmwareUpdate",
                "site/one/dev.a:b_c-1/responses/",
                "site/one/dev.a:b_c-1/responses/+",
                "site/one/dev.a:b_c-1/responses/#",
                "site/one/dev.a:b_c-1/responses/me/more",
                "$SYS/broker",
                "elsewhere"
            })
    void a_device_answers_nowhere_but_at_its_own_responses(String topic) {
        assertThat(topics.isResponseOf(DEVICE, topic)).isFalse();
    }

    @Test
    void a_caller_has_64_letters_digits_lines_and_underscores_at_most() {
        assertThat(topics.isResponseOf(DEVICE, topics.response(DEVICE, "a_B-9")))
                .isTrue();
        assertThat(topics.isResponseOf(DEVICE, topics.response(DEVICE, "x".repeat(64))))
                .isTrue();
        assertThat(topics.isResponseOf(DEVICE, topics.response(DEVICE, "x".repeat(65))))
                .isFalse();
    }
}
