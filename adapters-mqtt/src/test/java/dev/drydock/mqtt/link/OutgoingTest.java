package dev.drydock.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.junit.jupiter.api.Test;

class OutgoingTest {
    @Test
    void a_retained_document_is_json_at_qos_1() {
        MqttMessage message = Outgoing.retained("t", "{\"a\":\"\u00e4\"}").toMessage();

        assertThat(message.isRetained()).isTrue();
        assertThat(message.getQos()).isEqualTo(1);
        assertThat(message.getPayload()).isEqualTo("{\"a\":\"\u00e4\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(message.getProperties().getContentType()).isEqualTo("application/json");
        assertThat(message.getProperties().getMessageExpiryInterval()).isNull();
    }

    @Test
    void a_document_that_is_removed_has_no_content_and_no_content_type() {
        MqttMessage message = Outgoing.retained("t", "").toMessage();

        assertThat(message.isRetained()).isTrue();
        assertThat(message.getPayload()).isEmpty();
        assertThat(message.getProperties().getContentType()).isNull();
    }

    @Test
    void a_request_says_where_its_answer_goes_and_when_it_is_too_late() {
        MqttMessage message =
                Outgoing.request("t", new byte[] {1}, "r", new byte[] {2, 3}, 8).toMessage();

        assertThat(message.isRetained()).isFalse();
        assertThat(message.getQos()).isEqualTo(1);
        assertThat(message.getProperties().getResponseTopic()).isEqualTo("r");
        assertThat(message.getProperties().getCorrelationData()).containsExactly(2, 3);
        assertThat(message.getProperties().getMessageExpiryInterval()).isEqualTo(8L);
    }

    @Test
    void a_response_carries_its_status_and_the_correlation_of_its_request() {
        MqttMessage message = Outgoing.response("r", "{}", Optional.of(new byte[] {2, 3}), 409)
                .toMessage();

        assertThat(message.isRetained()).isFalse();
        assertThat(message.getProperties().getCorrelationData()).containsExactly(2, 3);
        assertThat(message.getProperties().getUserProperties()).containsExactly(new UserProperty("status", "409"));
        assertThat(message.getProperties().getResponseTopic()).isNull();
    }

    @Test
    void a_response_to_a_request_without_correlation_has_none() {
        assertThat(Outgoing.response("r", "{}", Optional.empty(), 200)
                        .toMessage()
                        .getProperties()
                        .getCorrelationData())
                .isNull();
    }

    @Test
    void the_size_is_never_below_that_of_the_packet() throws Exception {
        Outgoing outgoing = new Outgoing(
                "\u20ac".repeat(50),
                new byte[1000],
                true,
                true,
                Optional.of("\u20ac".repeat(40)),
                Optional.of(new byte[300]),
                Optional.of(4_000_000_000L),
                Optional.of("200"));
        MqttMessage message = outgoing.toMessage();
        MqttPublish packet = new MqttPublish(outgoing.topic(), message, message.getProperties());
        packet.setMessageId(1);

        assertThat(outgoing.size()).isGreaterThanOrEqualTo(packet.serialize().length);
    }
}
