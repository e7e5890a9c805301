package dev.drydock.mqtt.link;

import org.eclipse.paho.mqttv5.common.MqttSubscription;

/**
 * What is subscribed to.
 *
 * @param withRetained whether what is retained is wanted too
 */
public record Filter(String topic, int qos, boolean withRetained) {
    MqttSubscription toSubscription() {
        MqttSubscription subscription = new MqttSubscription(topic, qos);
        subscription.setRetainHandling(withRetained ? 0 : 2);
        subscription.setRetainAsPublished(true);
        return subscription;
    }
}
