package dev.drydock.hub.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.hub.mqtt.DeviceTopics.Request;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTopicsTest {
    @Test
    void a_device_asks_for_its_twin_reports_answers_and_sends_telemetry() {
        assertThat(read("$iothub/twin/GET/?$rid=7")).contains(new Request.GetTwin("7"));
        assertThat(read("$iothub/twin/PATCH/properties/reported/?$rid=7"))
                .contains(new Request.Report("7", Optional.empty()));
        assertThat(read("$iothub/twin/PATCH/properties/reported/?$rid=7&$version=3"))
                .contains(new Request.Report("7", Optional.of(3L)));
        assertThat(read("$iothub/methods/res/200/?$rid=a1")).contains(new Request.MethodAnswer("a1", 200));
        assertThat(read("$iothub/methods/res/-1/?$rid=a1")).contains(new Request.MethodAnswer("a1", -1));
        assertThat(read("devices/dev-1/messages/events/")).contains(new Request.Telemetry());
        assertThat(read("devices/dev-1/messages/events/%24.mid=1")).contains(new Request.Telemetry());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "elsewhere",
                "$iothub/twin/GET/",
                "$iothub/twin/GET/?$rid",
                "$iothub/twin/GET/?%zz=1",
                "$iothub/methods/res/many/?$rid=1",
                "$iothub/methods/res/200/",
                "devices/dev-2/messages/events/"
            })
    void a_topic_that_iot_hub_does_not_have_is_nothing(String topic) {
        assertThat(read(topic)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#",
                "+/+",
                "$iothub/#",
                "devices/dev-2/messages/devicebound/#",
                "devices/+/messages/devicebound/#"
            })
    void a_device_may_not_listen_to_others(String filter) {
        assertThat(DeviceTopics.mayListen("dev-1", filter)).isFalse();
    }

    private static Optional<Request> read(String topic) {
        return DeviceTopics.read("dev-1", topic);
    }
}
