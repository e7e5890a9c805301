package dev.drydock.mqtt.mosquitto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.MqttPeer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The access rules of {@code examples/mosquitto}, tried with a real Mosquitto over TLS. */
class ProductionConfigurationTest {
    private static final int SUCCESS = 0x00;
    private static final int NO_MATCHING_SUBSCRIBERS = 0x10;
    private static final int NOT_AUTHORIZED = 0x87;

    private static final String A = "dev-a";
    private static final String B = "dev.b";

    @TempDir
    static Path folder;

    private static ProductionMosquitto broker;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                ProductionMosquitto.missing().isEmpty(),
                () -> "SKIPPED: the Mosquitto example is not tested, this machine lacks "
                        + ProductionMosquitto.missing());
        broker = ProductionMosquitto.start(folder, A, B);
    }

    @AfterAll
    static void stop() throws Exception {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void a_device_is_called_and_answers() throws Exception {
        try (MqttPeer service = broker.service();
                MqttPeer device = broker.device(B)) {
            device.subscribe("drydock/dev.b/methods/+", 1);
            service.subscribe("drydock/+/responses/caller-1", 1);

            assertThat(service.publish("drydock/dev.b/methods/firmwareUpdate", "order"))
                    .isEqualTo(SUCCESS);
            assertThat(received(device.next())).isEqualTo("drydock/dev.b/methods/firmwareUpdate: order");
            assertThat(device.publish("drydock/dev.b/responses/caller-1", "started"))
                    .isEqualTo(SUCCESS);
            assertThat(received(service.next())).isEqualTo("drydock/dev.b/responses/caller-1: started");
        }
    }

    @Test
    void a_device_finds_the_order_left_for_it_and_tells_of_itself() throws Exception {
        try (MqttPeer service = broker.service()) {
            service.subscribe("drydock/+/reported", 1);
            service.subscribe("drydock/+/presence", 1);
            service.retain("drydock/dev-a/desired", "left");
            try (MqttPeer device = broker.device(A)) {
                device.subscribe("drydock/dev-a/desired", 1);
                assertThat(device.next().text()).isEqualTo("left");

                assertThat(device.publish("drydock/dev-a/presence", "here")).isEqualTo(SUCCESS);
                assertThat(device.publish("drydock/dev-a/reported", "report")).isEqualTo(SUCCESS);
            }
            assertThat(received(service.next())).isEqualTo("drydock/dev-a/presence: here");
            assertThat(received(service.next())).isEqualTo("drydock/dev-a/reported: report");
            service.retain("drydock/dev-a/desired", "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reported", "presence"})
    void a_device_reads_back_what_it_last_said(String document) throws Exception {
        try (MqttPeer before = broker.device(A)) {
            before.retain("drydock/dev-a/" + document, "mine");
        }
        try (MqttPeer after = broker.device(A)) {
            after.subscribe("drydock/dev-a/" + document, 1);

            assertThat(after.next().text()).isEqualTo("mine");
            after.retain("drydock/dev-a/" + document, "");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drydock/dev.b/#",
                "drydock/+/desired",
                "drydock/dev.b/methods/+",
                "drydock/#",
                "#",
                "$share/spies/drydock/+/methods/+"
            })
    void a_device_is_delivered_nothing_of_another(String filter) throws Exception {
        try (MqttPeer service = broker.service();
                MqttPeer spy = broker.device(A)) {
            service.retain("drydock/dev.b/desired", "kept for B");
            spy.subscribe(filter, 1);
            service.publish("drydock/dev.b/methods/firmwareUpdate", "for B");
            service.publish("drydock/dev.b/desired", "for B");

            // One sender's messages are dealt with in order: this one is last.
            spy.subscribe("drydock/dev-a/desired", 1);
            service.publish("drydock/dev-a/desired", "for A");

            assertThat(received(spy.next())).isEqualTo("drydock/dev-a/desired: for A");
            assertThat(spy.received()).allMatch(it -> it.topic().startsWith("drydock/dev-a/"));
            service.retain("drydock/dev.b/desired", "");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drydock/dev.b/reported",
                "drydock/dev.b/presence",
                "drydock/dev.b/responses/caller-1",
                "drydock/dev.b/methods/firmwareUpdate",
                "drydock/dev.b/desired",
                "drydock/dev-a/desired",
                "drydock/dev-a/methods/firmwareUpdate",
                "drydock/_service/reported",
                "elsewhere"
            })
    void a_device_cannot_publish_where_it_has_no_business(String topic) throws Exception {
        try (MqttPeer device = broker.device(A)) {
            assertThat(device.retain(topic, "forged")).isEqualTo(NOT_AUTHORIZED);
        }
    }

    @Test
    void a_claimed_client_id_and_user_name_change_nothing() throws Exception {
        try (MqttPeer victim = broker.device(B);
                MqttPeer impostor = broker.device(A, B, B);
                MqttPeer service = broker.service()) {
            victim.subscribe("drydock/dev.b/desired", 1);
            impostor.subscribe("drydock/dev.b/desired", 1);
            impostor.subscribe("drydock/dev-a/desired", 1);

            assertThat(impostor.publish("drydock/dev.b/reported", "forged")).isEqualTo(NOT_AUTHORIZED);
            service.publish("drydock/dev.b/desired", "for B");
            service.publish("drydock/dev-a/desired", "for A");

            assertThat(victim.next().text()).isEqualTo("for B");
            assertThat(impostor.next().text()).isEqualTo("for A");
            assertThat(victim.isConnected()).isTrue();
        }
    }

    @Test
    void a_device_that_claims_to_be_the_service_is_a_device() throws Exception {
        try (MqttPeer impostor = broker.device(A, "service", ProductionMosquitto.SERVICE)) {
            assertThat(impostor.publish("drydock/dev.b/methods/firmwareUpdate", "forged"))
                    .isEqualTo(NOT_AUTHORIZED);
        }
    }

    @Test
    void who_shows_no_certificate_no_name_or_a_wrong_password_is_refused() {
        assertThatThrownBy(() -> broker.withoutCertificate(A)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> broker.anonymous())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("authorized");
        assertThatThrownBy(() -> broker.user(ProductionMosquitto.SERVICE, "wrong"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("authorized");
        assertThatThrownBy(() -> broker.user(A, "")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reported", "presence", "responses/caller-1"})
    void the_service_cannot_speak_for_a_device(String document) throws Exception {
        try (MqttPeer service = broker.service()) {
            assertThat(service.retain("drydock/dev-a/" + document, "forged")).isEqualTo(NOT_AUTHORIZED);
        }
    }

    @Test
    void a_device_that_is_gone_is_removed_by_a_user_of_its_own() throws Exception {
        try (MqttPeer forget = broker.user("_forget", ProductionMosquitto.passwordOf("_forget"))) {
            assertThat(forget.retain("drydock/dev.b/reported", "")).isIn(SUCCESS, NO_MATCHING_SUBSCRIBERS);
            assertThat(forget.publish("drydock/dev.b/methods/firmwareUpdate", "order"))
                    .isEqualTo(NOT_AUTHORIZED);
        }
    }

    private static String received(Message message) {
        return message.topic() + ": " + message.text();
    }
}
