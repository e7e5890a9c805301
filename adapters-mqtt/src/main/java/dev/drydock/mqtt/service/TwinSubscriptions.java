package dev.drydock.mqtt.service;

import dev.drydock.mqtt.link.Arrival;
import dev.drydock.mqtt.link.Filter;
import dev.drydock.mqtt.link.MqttLink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.util.MqttTopicValidator;

/**
 * The listeners and their topic filters. Every listener subscribes anew, so that it gets retained messages; a filter is unsubscribed when
 * no listener needs it any more; after a new connection all are subscribed again.
 */
final class TwinSubscriptions {
    /** One listener with its filters. */
    record Listening(List<Filter> filters, Consumer<Arrival> listener) {}

    private final MqttLink link;
    private final Filter own;
    private final List<Listening> all = new ArrayList<>();

    /** @param own the permanent subscription of this client */
    TwinSubscriptions(MqttLink link, Filter own) {
        this.link = link;
        this.own = own;
    }

    /** Completes when the broker has answered a request that changes nothing, and everything that arrived before is handled. */
    CompletionStage<?> roundTrip() {
        return link.subscribe(List.of(own)).thenCompose(granted -> link.handled());
    }

    /** Adds a listener; the stage completes when the broker has granted it, or fails without a connection. */
    CompletionStage<Void> add(Listening listening) {
        synchronized (this) {
            all.add(listening);
        }
        return link.subscribe(listening.filters());
    }

    /** Requests the retained messages of a listener once more. */
    CompletionStage<Void> ask(Listening listening) {
        return link.subscribe(listening.filters());
    }

    /** Adds a listener as {@link #add} does, one filter after the other, each when the former has been granted. */
    CompletionStage<Void> addInOrder(Listening listening) {
        synchronized (this) {
            all.add(listening);
        }
        CompletionStage<Void> granted = CompletableFuture.completedFuture(null);
        for (Filter filter : listening.filters()) {
            granted = granted.thenCompose(former -> link.subscribe(List.of(filter)));
        }
        return granted;
    }

    /** Adds a lasting listener, connected or not. */
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
