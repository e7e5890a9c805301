package dev.drydock.mqtt.mosquitto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.testkit.mqtt.MqttPeer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MosquittoProcessTest {
    @TempDir
    Path folder;

    @BeforeEach
    void needs_mosquitto() {
        assumeTrue(MosquittoProcess.installed(), "SKIPPED: mosquitto is not installed on this machine");
    }

    @Test
    void it_comes_back_on_the_same_port_and_keeps_only_what_it_was_told_to() throws Exception {
        try (MosquittoProcess mosquitto = MosquittoProcess.start(folder, "persistence true")) {
            try (MqttPeer peer = MqttPeer.connect(mosquitto.uri(), "dev-1")) {
                peer.retain("drydock/dev-1/desired", "saved by the stop");
                mosquitto.stop();
            }
            mosquitto.restart();
            try (MqttPeer peer = MqttPeer.connect(mosquitto.uri(), "dev-1")) {
                peer.retain("drydock/dev-1/desired", "lost by the kill");
                mosquitto.kill();
            }
            mosquitto.restart();
            try (MqttPeer peer = MqttPeer.connect(mosquitto.uri(), "dev-1")) {
                peer.subscribe("drydock/dev-1/desired", 1);
                assertThat(peer.next().text()).isEqualTo("saved by the stop");
            }
        }
    }

    @Test
    void a_configuration_it_does_not_understand_is_shown_with_its_log() {
        assertThatThrownBy(() -> MosquittoProcess.start(folder, "no_such_option 1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no_such_option");
    }
}
