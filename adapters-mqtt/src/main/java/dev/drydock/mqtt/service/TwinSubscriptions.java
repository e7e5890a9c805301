package dev.drydock.mqtt.service;

import dev.drydock.mqtt.link.Arrival;
import dev.drydock.mqtt.link.Filter;
import dev.drydock.mqtt.link.MqttLink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.util.MqttTopicValidator;

/**
 * Who listens to which topics. Every listening subscribes anew, so that it gets what is retained; a filter is given back when
 * nobody listens to it any more; after a new connection all are subscribed again.
 */
final class TwinSubscriptions {
    /** One listener with its filters. */
    record Listening(List<Filter> filters, Consumer<Arrival> listener) {}

    private final MqttLink link;
    private final Filter own;
    private final List<Listening> all = new ArrayList<>();

    /** @param own what this client is subscribed to in any case */
    TwinSubscriptions(MqttLink link, Filter own) {
        this.link = link;
        this.own = own;
    }

    /** Completes when the broker has answered a request that changes nothing, and so all that was sent to it before. */
    CompletionStage<?> roundTrip() {
        return link.subscribe(List.of(own)).thenCompose(granted -> link.handled());
    }

    /** Begins to listen; the stage completes when the broker has granted it, or fails without a connection. */
    CompletionStage<Void> add(Listening listening) {
        synchronized (this) {
            all.add(listening);
        }
        return link.subscribe(listening.filters());
    }

    /** Begins to listen for long, connected or not. */
    void keep(Listening listening) {
        var unused = add(listening).exceptionally(lost -> null);
        link.subscribeAgain(() -> isKept(listening) ? listening.filters() : List.of());
    }

    private synchronized boolean isKept(Listening listening) {
        return all.contains(listening);
    }

    void remove(Listening listening) {
        List<String> unused;
        synchronized (this) {
            if (!all.remove(listening)) {
                return;
            }
            List<String> used = all.stream()
                    .flatMap(other -> other.filters().stream())
                    .map(Filter::topic)
                    .toList();
            unused = listening.filters().stream()
                    .map(Filter::topic)
                    .filter(topic -> !used.contains(topic))
                    .toList();
        }
        if (!unused.isEmpty()) {
            link.unsubscribe(unused);
        }
    }

    void connected() {
        List<Filter> wanted = wanted();
        if (!wanted.isEmpty()) {
            var unused = link.subscribe(wanted).exceptionally(lost -> null);
            link.subscribeAgain(this::wanted);
        }
    }

    private synchronized List<Filter> wanted() {
        Map<String, Filter> wanted = new LinkedHashMap<>();
        all.forEach(listening -> listening.filters().forEach(filter -> wanted.put(filter.topic(), filter)));
        return List.copyOf(wanted.values());
    }

    void arrived(Arrival arrival) {
        List<Listening> now;
        synchronized (this) {
            now = List.copyOf(all);
        }
        for (Listening listening : now) {
            boolean wanted = listening.filters().stream()
                    .anyMatch(filter -> MqttTopicValidator.isMatched(filter.topic(), arrival.topic()));
            if (wanted) {
                listening.listener().accept(arrival);
            }
        }
    }
}
