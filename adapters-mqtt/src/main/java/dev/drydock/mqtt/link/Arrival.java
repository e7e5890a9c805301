package dev.drydock.mqtt.link;

import java.util.Optional;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/** A message that arrived. */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Arrival(
        String topic,
        byte[] payload,
        boolean retained,
        Optional<String> responseTopic,
        Optional<byte[]> correlation,
        Optional<Integer> status) {

    static Arrival of(String topic, byte[] payload, MqttMessage message) {
        Optional<MqttProperties> properties = Optional.ofNullable(message.getProperties());
        return new Arrival(
                topic,
                payload,
                message.isRetained(),
                properties.map(MqttProperties::getResponseTopic),
                properties.map(MqttProperties::getCorrelationData),
                properties.flatMap(Arrival::status));
    }

    private static Optional<Integer> status(MqttProperties properties) {
        return properties.getUserProperties().stream()
                .filter(property -> "status".equals(property.getKey()))
                .map(UserProperty::getValue)
                .filter(value -> value.matches("[0-9]{3}"))
                .map(Integer::valueOf)
                .findFirst();
    }
}
