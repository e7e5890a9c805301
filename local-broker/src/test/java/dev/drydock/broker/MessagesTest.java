package dev.drydock.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.MqttPeer;
import dev.drydock.testkit.mqtt.PeerOptions;
import dev.drydock.testkit.mqtt.Properties;
import dev.drydock.testkit.mqtt.Property;
import dev.drydock.testkit.mqtt.Refused;
import dev.drydock.testkit.mqtt.Subscription;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The handling of messages: retained or not, with properties, expired, too large. */
class MessagesTest {
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
    void a_retained_message_meets_who_comes_later_until_an_empty_one_deletes_it() throws Exception {
        try (MqttPeer sender = MqttPeer.connect(broker.uri(), "sender")) {
            sender.retain("kept/dev-1/desired", "first");
            sender.retain("kept/dev-1/desired", "second");
            try (MqttPeer late = MqttPeer.connect(broker.uri(), "late")) {
                late.subscribe("kept/dev-1/desired", 1);
                Message kept = late.next();
                assertThat(kept.text()).isEqualTo("second");
                assertThat(kept.retained()).isTrue();
            }
            sender.retain("kept/dev-1/desired", "");
            try (MqttPeer later = MqttPeer.connect(broker.uri(), "later")) {
                later.subscribe("kept/dev-1/desired", 1);
                sender.publish("kept/dev-1/desired", "live");
                assertThat(later.next().text()).isEqualTo("live");
            }
        }
    }

    @Test
    void a_subscription_with_retain_handling_2_is_sent_nothing_retained() throws Exception {
        try (MqttPeer sender = MqttPeer.connect(broker.uri(), "sender");
                MqttPeer device = MqttPeer.connect(broker.uri(), "dev-1")) {
            sender.retain("drydock/dev-1/methods/firmwareUpdate", "stale");

            device.subscribe(Subscription.to("drydock/dev-1/methods/+", 1).withoutRetained());
            sender.publish("drydock/dev-1/methods/firmwareUpdate", "live");

            assertThat(device.next().text()).isEqualTo("live");
            sender.retain("drydock/dev-1/methods/firmwareUpdate", "");
        }
    }

    @Test
    void a_request_carries_its_properties() throws Exception {
        try (MqttPeer service = MqttPeer.connect(broker.uri(), "service");
                MqttPeer device = MqttPeer.connect(broker.uri(), "dev-1")) {
            device.subscribe("drydock/dev-1/methods/+", 1);
            service.publish(Message.of("drydock/dev-1/methods/firmwareUpdate", "{}")
                    .with(Properties.none()
                            .with(Property.CONTENT_TYPE, "application/json")
                            .withUser("status", "200"))
                    .answeredOn("drydock/dev-1/responses/c.1", new byte[] {0, 1, -1, 127}));

            Properties got = device.next().properties();

            assertThat(got.text(Property.RESPONSE_TOPIC)).contains("drydock/dev-1/responses/c.1");
            assertThat(got.bytes(Property.CORRELATION))
                    .hasValueSatisfying(it -> assertThat(it).containsExactly(0, 1, -1, 127));
            assertThat(got.text(Property.CONTENT_TYPE)).contains("application/json");
            assertThat(got.user("status")).contains("200");
        }
    }

    @Test
    void a_message_past_its_expiry_does_not_reach_a_device_that_returns() throws Exception {
        try (MqttPeer service = MqttPeer.connect(broker.uri(), "service")) {
            MqttPeer device = MqttPeer.connect(
                    broker.uri(), "dev-away", PeerOptions.standard().sessionExpiry(60));
            device.subscribe("drydock/dev-away/methods/+", 1);
            device.close();
            service.publish(Message.of("drydock/dev-away/methods/firmwareUpdate", "brief")
                    .with(Properties.none().with(Property.MESSAGE_EXPIRY, 1)));
            service.publish("drydock/dev-away/methods/firmwareUpdate", "lasting");
            passing(Duration.ofMillis(1_500));

            try (MqttPeer returned = MqttPeer.connect(
                    broker.uri(), "dev-away", PeerOptions.standard().resuming())) {
                assertThat(returned.next().text()).isEqualTo("lasting");
            }
        }
    }

    @Test
    void a_message_of_a_mebibyte_arrives_whole() throws Exception {
        String large = "x".repeat(1 << 20);
        try (MqttPeer service = MqttPeer.connect(broker.uri(), "service");
                MqttPeer device = MqttPeer.connect(broker.uri(), "dev-1")) {
            device.subscribe("drydock/dev-1/desired", 1);

            service.publish("drydock/dev-1/desired", large);

            assertThat(device.next().text()).isEqualTo(large);
        }
    }

    @Test
    void a_message_over_the_limit_ends_its_connection_and_nothing_else() throws Exception {
        byte[] tooLarge = new byte[3 << 20];
        try (MqttPeer other = MqttPeer.connect(broker.uri(), "other");
                MqttPeer offender = MqttPeer.connect(broker.uri(), "offender")) {
            other.subscribe("drydock/dev-1/desired", 1);

            assertThatThrownBy(() -> offender.publish(Message.of("drydock/dev-1/desired", tooLarge)))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.reasonCode()).isEqualTo(149));
            other.publish("drydock/dev-1/desired", "still here");

            assertThat(other.next().text()).isEqualTo("still here");
        }
    }

    @Test
    void a_queue_that_nobody_reads_drops_what_is_beyond_its_64_mebibytes() throws Exception {
        String mebibyte = "x".repeat(1 << 20);
        MqttPeer device = MqttPeer.connect(
                broker.uri(), "dev-full", PeerOptions.standard().sessionExpiry(60));
        device.subscribe("full/dev-full/desired", 1);
        device.close();
        try (MqttPeer service = MqttPeer.connect(broker.uri(), "service")) {
            for (int i = 0; i < 80; i++) {
                service.publish("full/dev-full/desired", mebibyte);
            }
        }

        try (MqttPeer returned = MqttPeer.connect(
                        broker.uri(), "dev-full", PeerOptions.standard().resuming());
                MqttPeer service = MqttPeer.connect(broker.uri(), "service")) {
            returned.subscribe("full/dev-full/end", 1);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> returned.received().size() >= 60);
            passing(Duration.ofMillis(500));
            service.publish("full/dev-full/end", "end");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> returned.topicsSoFar().contains("full/dev-full/end"));

            assertThat(returned.received()).hasSizeBetween(61, 66);
        }
    }

    private static void passing(Duration duration) {
        Awaitility.await().pollDelay(duration).until(() -> true);
    }
}
