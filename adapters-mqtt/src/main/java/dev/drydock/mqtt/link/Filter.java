package dev.drydock.mqtt.link;

import org.eclipse.paho.mqttv5.common.MqttSubscription;

/**
 * One topic filter of a subscription.
 *
 * @param withRetained whether retained messages are sent when it is granted
 * @param ofOthers whether messages of this client itself are left out
 */
public record Filter(String topic, int qos, boolean withRetained, boolean ofOthers) {
    public Filter(String topic, int qos, boolean withRetained) {
        this(topic, qos, withRetained, false);
    }

    MqttSubscription toSubscription() {
        MqttSubscription subscription = new MqttSubscription(topic, qos);
        subscription.setRetainHandling(withRetained ? 0 : 2);
        subscription.setRetainAsPublished(true);
        subscription.setNoLocal(ofOthers);
        return subscription;
    }
}
