package dev.drydock.broker;

import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** A client that is subscribing at this moment, and the retained messages that cross its way. */
final class Newcomer {
    private final RemotingConnection connection;
    private final Map<String, TopicFilter> wanted;
    private final NavigableSet<RetainedMessage> crossing = new ConcurrentSkipListSet<>();

    Newcomer(RemotingConnection connection, MqttSubscribeMessage subscribe) {
        this.connection = connection;
        this.wanted = subscribe.payload().topicSubscriptions().stream()
                .filter(it -> it.option().retainHandling() != RetainedHandlingPolicy.DONT_SEND_AT_SUBSCRIBE)
                .map(it -> it.topicFilter())
                .distinct()
                .collect(Collectors.toMap(it -> it, Newcomer::unshared));
    }

    private static TopicFilter unshared(String filter) {
        return new TopicFilter(
                MQTTUtil.decomposeSharedSubscriptionTopicFilter(filter).getB());
    }

    String client() {
        return connection.getClientID();
    }

    boolean isGone() {
        return connection.isDestroyed();
    }

    void cross(RetainedMessage message) {
        if (wanted.values().stream().anyMatch(it -> it.matches(message.topic()))) {
            crossing.add(message);
        }
    }

    /** Takes the messages that have crossed its way so far, oldest first, by the filter they match. */
    Map<String, List<RetainedMessage>> takeCrossing() {
        Map<String, List<RetainedMessage>> taken = new TreeMap<>();
        for (RetainedMessage next = crossing.pollFirst(); next != null; next = crossing.pollFirst()) {
            RetainedMessage message = next;
            wanted.forEach((text, filter) -> {
                if (filter.matches(message.topic())) {
                    taken.computeIfAbsent(text, it -> new ArrayList<>()).add(message);
                }
            });
        }
        return taken;
    }
}
