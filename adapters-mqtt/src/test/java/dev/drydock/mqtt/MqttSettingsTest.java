package dev.drydock.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MqttSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"mqtt://host", "mqtt://127.0.0.1:1883", "mqtts://broker.example:8883/", "mqtt://[::1]:1883"})
    void a_broker_is_a_host_and_perhaps_a_port(String broker) {
        assertThat(settings(broker, "drydock").address()).contains(":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://host", "mqtt:host", "mqtt://user@host", "mqtt://host/path", "mqtt://host?a=b"})
    void another_uri_is_no_broker(String broker) {
        assertThatThrownBy(() -> settings(broker, "drydock"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a broker is mqtt://host:port");
    }

    @Test
    void a_host_name_with_an_underscore_is_refused_for_what_it_is() {
        assertThatThrownBy(() -> settings("mqtt://my_broker:1883", "drydock"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no underscores")
                .hasMessageContaining("'my_broker:1883'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/", "/a", "a//b", "a+", "#", "\u00e4"})
    void a_prefix_that_is_no_levels_is_refused(String prefix) {
        assertThatThrownBy(() -> settings("mqtt://host", prefix)).hasMessageContaining("a topic prefix is levels");
    }

    @Test
    void a_prefix_has_a_longest_length() {
        String longest = "a".repeat(MqttSettings.LONGEST_PREFIX);
        assertThat(settings("mqtt://host", longest).topicPrefix()).isEqualTo(longest);
        assertThatThrownBy(() -> settings("mqtt://host", longest + "a"))
                .hasMessageContaining("at most " + MqttSettings.LONGEST_PREFIX);
    }

    private static MqttSettings settings(String broker, String prefix) {
        return new MqttSettings(URI.create(broker), Optional.empty(), Optional.empty(), prefix);
    }
}
