package dev.drydock.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of a message: retained or not, with its properties, too old, too large. */
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
        try (Peer sender = Peer.connect(broker.uri(), "sender")) {
            sender.retain("kept/dev-1/desired", "first");
            sender.retain("kept/dev-1/desired", "second");
            try (Peer late = Peer.connect(broker.uri(), "late")) {
                late.subscribe("kept/dev-1/desired", 1);
                Peer.Received kept = late.next();
                assertThat(kept.text()).isEqualTo("second");
                assertThat(kept.message().isRetained()).isTrue();
            }
            sender.retain("kept/dev-1/desired", "");
            try (Peer later = Peer.connect(broker.uri(), "later")) {
                later.subscribe("kept/dev-1/desired", 1);
                sender.publish("kept/dev-1/desired", "live");
                assertThat(later.next().text()).isEqualTo("live");
            }
        }
    }

    @Test
    void a_subscription_with_retain_handling_2_is_sent_nothing_retained() throws Exception {
        try (Peer sender = Peer.connect(broker.uri(), "sender");
                Peer device = Peer.connect(broker.uri(), "dev-1")) {
            sender.retain("drydock/dev-1/methods/firmwareUpdate", "stale");
            MqttSubscription subscription = new MqttSubscription("drydock/dev-1/methods/+", 1);
            subscription.setRetainHandling(2);

            device.subscribe(subscription);
            sender.publish("drydock/dev-1/methods/firmwareUpdate", "live");

            assertThat(device.next().text()).isEqualTo("live");
            sender.retain("drydock/dev-1/methods/firmwareUpdate", "");
        }
    }

    @Test
    void a_request_carries_its_properties() throws Exception {
        try (Peer service = Peer.connect(broker.uri(), "service");
                Peer device = Peer.connect(broker.uri(), "dev-1")) {
            device.subscribe("drydock/dev-1/methods/+", 1);
            MqttMessage request = Peer.message("{}", false);
            request.getProperties().setResponseTopic("drydock/dev-1/responses/c.1");
            request.getProperties().setCorrelationData(new byte[] {0, 1, -1, 127});
            request.getProperties().setContentType("application/json");
            request.getProperties().setUserProperties(List.of(new UserProperty("status", "200")));
            service.publish("drydock/dev-1/methods/firmwareUpdate", request);

            MqttProperties got = device.next().message().getProperties();

            assertThat(got.getResponseTopic()).isEqualTo("drydock/dev-1/responses/c.1");
            assertThat(got.getCorrelationData()).containsExactly(0, 1, -1, 127);
            assertThat(got.getContentType()).isEqualTo("application/json");
            assertThat(got.getUserProperties()).containsExactly(new UserProperty("status", "200"));
        }
    }

    @Test
    void a_message_past_its_expiry_does_not_reach_a_device_that_returns() throws Exception {
        try (Peer service = Peer.connect(broker.uri(), "service")) {
            Peer device = Peer.connect(broker.uri(), "dev-away", it -> it.setSessionExpiryInterval(60L));
            device.subscribe("drydock/dev-away/methods/+", 1);
            device.close();
            MqttMessage brief = Peer.message("brief", false);
            brief.getProperties().setMessageExpiryInterval(1L);
            service.publish("drydock/dev-away/methods/firmwareUpdate", brief);
            service.publish("drydock/dev-away/methods/firmwareUpdate", "lasting");
            passing(Duration.ofMillis(1_500));

            try (Peer returned = Peer.connect(broker.uri(), "dev-away", it -> {
                it.setCleanStart(false);
                it.setSessionExpiryInterval(0L);
            })) {
                assertThat(returned.next().text()).isEqualTo("lasting");
            }
        }
    }

    @Test
    void a_message_of_a_mebibyte_arrives_whole() throws Exception {
        String large = "x".repeat(1 << 20);
        try (Peer service = Peer.connect(broker.uri(), "service");
                Peer device = Peer.connect(broker.uri(), "dev-1")) {
            device.subscribe("drydock/dev-1/desired", 1);

            service.publish("drydock/dev-1/desired", large);

            assertThat(device.next().text()).isEqualTo(large);
        }
    }

    @Test
    void a_message_over_the_limit_ends_its_connection_and_nothing_else() throws Exception {
        byte[] tooLarge = new byte[3 << 20];
        try (Peer other = Peer.connect(broker.uri(), "other");
                Peer offender = Peer.connect(broker.uri(), "offender")) {
            other.subscribe("drydock/dev-1/desired", 1);

            assertThatThrownBy(() -> offender.publish(
                            "drydock/dev-1/desired", new MqttMessage(tooLarge, 1, false, new MqttProperties())))
                    .isInstanceOfSatisfying(
                            MqttException.class,
                            it -> assertThat(it).hasMessageContaining("149").hasMessageContaining("Disconnect"));
            other.publish("drydock/dev-1/desired", "still here");

            assertThat(new String(other.next().message().getPayload(), StandardCharsets.UTF_8))
                    .isEqualTo("still here");
        }
    }

    @Test
    void a_queue_that_nobody_reads_drops_what_is_beyond_its_64_mebibytes() throws Exception {
        String mebibyte = "x".repeat(1 << 20);
        Peer device = Peer.connect(broker.uri(), "dev-full", it -> it.setSessionExpiryInterval(60L));
        device.subscribe("full/dev-full/desired", 1);
        device.close();
        try (Peer service = Peer.connect(broker.uri(), "service")) {
            for (int i = 0; i < 80; i++) {
                service.publish("full/dev-full/desired", mebibyte);
            }
        }

        try (Peer returned = Peer.connect(broker.uri(), "dev-full", it -> it.setCleanStart(false));
                Peer service = Peer.connect(broker.uri(), "service")) {
            returned.subscribe("full/dev-full/end", 1);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> returned.received.size() >= 60);
            passing(Duration.ofMillis(500));
            service.publish("full/dev-full/end", "end");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> returned.topicsSoFar().contains("full/dev-full/end"));

            assertThat(returned.received).hasSizeBetween(61, 66);
        }
    }

    private static void passing(Duration duration) {
        Awaitility.await().pollDelay(duration).until(() -> true);
    }
}
