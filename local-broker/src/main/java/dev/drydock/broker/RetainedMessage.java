package dev.drydock.broker;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;

/**
 * A retained message that is on its way to where newcomers find it.
 *
 * @param order its place among all retained messages since the broker started
 * @param content a copy of the message that nobody changes
 */
record RetainedMessage(long order, String topic, Message content) implements Comparable<RetainedMessage> {
    /** A copy for a newcomer. An empty one, which deletes what was retained, comes as it does to those who are there. */
    Message copy(long id) {
        Message copy = content.copy(id);
        if (content.toCore().getReadOnlyBodyBuffer().readableBytes() > 0) {
            copy.putBooleanProperty(MQTTUtil.MQTT_MESSAGE_RETAIN_INITIAL_DISTRIBUTION_KEY, true);
        }
        return copy;
    }

    @Override
    public int compareTo(RetainedMessage other) {
        return Long.compare(order, other.order);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RetainedMessage it && it.order == order;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(order);
    }
}
