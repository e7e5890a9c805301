package dev.drydock.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.MqttPeer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The matching of topics, above all of those with every character that a device id may have. */
class TopicsTest {
    private static final int FLEET = 5_000;

    private static LocalBroker broker;

    @BeforeAll
    static void start() {
        broker = LocalBroker.start(BrokerSettings.inMemory());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void a_dot_is_a_letter_and_not_a_level() throws Exception {
        try (MqttPeer dotted = MqttPeer.connect(broker.uri(), "dotted");
                MqttPeer levelled = MqttPeer.connect(broker.uri(), "levelled");
                MqttPeer sender = MqttPeer.connect(broker.uri(), "sender")) {
            dotted.subscribe("drydock/dev.a/x", 1);
            levelled.subscribe("drydock/dev/a/x", 1);

            sender.publish("drydock/dev/a/x", "levelled");
            sender.publish("drydock/dev.a/x", "dotted");

            assertThat(dotted.next().text()).isEqualTo("dotted");
            assertThat(levelled.next().text()).isEqualTo("levelled");
            assertThat(dotted.received()).isEmpty();
            assertThat(levelled.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.b", "dev:b", "dev_b", "dev-b", "a.b.c:d_e-f", "x."})
    void the_wildcard_for_a_device_matches_every_device_id_live_and_retained(String id) throws Exception {
        String topic = "wild/" + id + "/reported";
        try (MqttPeer early = MqttPeer.connect(broker.uri(), "early");
                MqttPeer late = MqttPeer.connect(broker.uri(), "late");
                MqttPeer sender = MqttPeer.connect(broker.uri(), "sender")) {
            early.subscribe("wild/+/reported", 1);
            sender.retain(topic, id);
            assertThat(early.next().topic()).isEqualTo(topic);

            late.subscribe("wild/+/reported", 0);

            assertThat(late.next().topic()).isEqualTo(topic);
            sender.retain(topic, "");
        }
    }

    @Test
    void the_wildcard_for_a_device_matches_one_level_only() throws Exception {
        try (MqttPeer listener = MqttPeer.connect(broker.uri(), "listener");
                MqttPeer sender = MqttPeer.connect(broker.uri(), "sender")) {
            listener.subscribe("levels/+/reported", 1);

            sender.publish("levels/dev.a/b/reported", "deeper");
            sender.publish("levels/reported", "shallower");
            sender.publish("levels/dev.a/reported", "right");

            assertThat(listener.next().text()).isEqualTo("right");
        }
    }

    @Test
    void a_listing_gets_the_retained_report_of_every_device_of_a_large_fleet() throws Exception {
        try (MqttPeer devices = MqttPeer.connect(broker.uri(), "devices");
                MqttPeer lister = MqttPeer.connect(broker.uri(), "lister")) {
            retainReports(devices);

            lister.subscribe("drydock/+/reported", 0);

            await().atMost(Duration.ofSeconds(60)).until(() -> lister.received().size() >= FLEET);
            assertThat(lister.topicsSoFar()).doesNotHaveDuplicates().hasSize(FLEET);
        }
    }

    private static void retainReports(MqttPeer devices) throws Exception {
        String report = "{\"firmware\":\"" + "x".repeat(1_000) + "\"}";
        Semaphore window = new Semaphore(100);
        for (int i = 0; i < FLEET; i++) {
            window.acquire();
            devices.begin(Message.of("drydock/dev-" + i + "/reported", report).asRetained())
                    .whenComplete((code, lost) -> window.release());
        }
        window.acquire(100);
    }
}
