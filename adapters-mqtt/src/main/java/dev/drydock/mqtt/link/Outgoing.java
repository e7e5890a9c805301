package dev.drydock.mqtt.link;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/**
 * A message to publish, at QoS 1.
 *
 * @param expiry seconds after which the broker drops it undelivered
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Outgoing(
        String topic,
        byte[] payload,
        boolean retained,
        boolean json,
        Optional<String> responseTopic,
        Optional<byte[]> correlation,
        Optional<Long> expiry,
        Optional<String> status) {

    /** Bytes of a packet's header and its properties of fixed length, at most. */
    private static final int FRAME = 80;

    /** A document that stays on the broker until it is replaced; an empty one removes it. */
    public static Outgoing retained(String topic, String document) {
        return new Outgoing(
                topic,
                document.getBytes(StandardCharsets.UTF_8),
                true,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Outgoing request(
            String topic, byte[] payload, String responseTopic, byte[] correlation, long expirySeconds) {
        return new Outgoing(
                topic,
                payload,
                false,
                true,
                Optional.of(responseTopic),
                Optional.of(correlation),
                Optional.of(expirySeconds),
                Optional.empty());
    }

    public static Outgoing response(String topic, String document, Optional<byte[]> correlation, int status) {
        return new Outgoing(
                topic,
                document.getBytes(StandardCharsets.UTF_8),
                false,
                true,
                Optional.empty(),
                correlation,
                Optional.empty(),
                Optional.of(Integer.toString(status)));
    }

    /** An upper bound of the packet's bytes. */
    long size() {
        return FRAME
                + 3L * topic.length()
                + payload.length
                + 3L * responseTopic.map(String::length).orElse(0)
                + correlation.map(bytes -> bytes.length).orElse(0);
    }

    MqttMessage toMessage() {
        MqttMessage message = new MqttMessage(payload);
        message.setQos(1);
        message.setRetained(retained);
        MqttProperties properties = new MqttProperties();
        if (json && payload.length > 0) {
            properties.setContentType("application/json");
        }
        responseTopic.ifPresent(properties::setResponseTopic);
        correlation.ifPresent(properties::setCorrelationData);
        expiry.ifPresent(properties::setMessageExpiryInterval);
        status.ifPresent(code -> properties.getUserProperties().add(new UserProperty("status", code)));
        message.setProperties(properties);
        return message;
    }
}
