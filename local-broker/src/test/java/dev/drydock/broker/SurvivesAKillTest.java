package dev.drydock.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.mqtt.MqttPeer;
import dev.drydock.testkit.mqtt.PeerOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivesAKillTest {
    @TempDir
    Path folder;

    @Test
    void a_retained_message_that_was_acknowledged_is_there_after_a_kill() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(folder);
                MqttPeer service = MqttPeer.connect(broker.uri(), "service")) {
            service.retain("drydock/dev.a/desired", "withdrawn");
            service.retain("drydock/dev.a/desired", "order");
            broker.close();
        }
        try (BrokerProcess again = BrokerProcess.start(folder);
                MqttPeer device = MqttPeer.connect(again.uri(), "dev.a")) {
            device.subscribe("drydock/+/desired", 1);

            assertThat(device.next().text()).isEqualTo("order");
        }
    }

    @Test
    void a_session_and_what_waits_in_it_are_there_after_a_kill() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(folder);
                MqttPeer service = MqttPeer.connect(broker.uri(), "service")) {
            MqttPeer device = MqttPeer.connect(
                    broker.uri(), "dev-1", PeerOptions.standard().sessionExpiry(600));
            device.subscribe("drydock/dev-1/desired", 1);
            device.close();
            service.publish("drydock/dev-1/desired", "waiting");
            broker.close();
        }
        try (BrokerProcess again = BrokerProcess.start(folder);
                MqttPeer device = MqttPeer.connect(
                        again.uri(), "dev-1", PeerOptions.standard().resuming())) {
            assertThat(device.next().text()).isEqualTo("waiting");
        }
    }

    @Test
    void what_was_kept_is_there_after_an_orderly_stop() throws Exception {
        BrokerSettings settings = BrokerSettings.inMemory().keptIn(folder);
        try (LocalBroker broker = LocalBroker.start(settings);
                MqttPeer service = MqttPeer.connect(broker.uri(), "service")) {
            service.retain("drydock/dev-1/desired", "order");
        }
        try (LocalBroker broker = LocalBroker.start(settings);
                MqttPeer device = MqttPeer.connect(broker.uri(), "dev-1")) {
            device.subscribe("drydock/dev-1/desired", 1);

            assertThat(device.next().text()).isEqualTo("order");
        }
    }
}
