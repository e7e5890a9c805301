package dev.drydock.mqtt.service;

import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.mqtt.Topics;
import dev.drydock.mqtt.link.Arrival;
import dev.drydock.mqtt.link.Filter;
import dev.drydock.mqtt.service.TwinSubscriptions.Listening;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/**
 * A listing of every device, from what all of them retain. At QoS 0, as a broker's queue limit cuts a large listing at QoS 1;
 * it ends when nothing has come for half a second, and after ten seconds in any case.
 */
final class TwinCensus {
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Topics topics;
    private final Deadlines deadlines;
    private final TwinSubscriptions subscriptions;
    private final Map<DeviceId, TwinView> views = new ConcurrentSkipListMap<>();

    TwinCensus(Topics topics, Deadlines deadlines, TwinSubscriptions subscriptions) {
        this.topics = topics;
        this.deadlines = deadlines;
        this.subscriptions = subscriptions;
    }

    CompletionStage<TwinListing> take(Consumer<DeviceTwin> listener) {
        CompletableFuture<TwinListing> result = new CompletableFuture<>();
        Quiet quiet = new Quiet(
                deadlines,
                QUIET,
                subscriptions::roundTrip,
                () -> result.complete(new TwinListing(Optional.empty(), Optional.empty())));
        Listening listening = new Listening(
                List.of(
                        new Filter(topics.ofAny(Topics.Kind.DESIRED), 0, true),
                        new Filter(topics.ofAny(Topics.Kind.PRESENCE), 0, true),
                        new Filter(topics.ofAny(Topics.Kind.REPORTED), 0, true)),
                arrival -> {
                    collect(arrival);
                    quiet.stir();
                });
        Deadlines.Pending end = deadlines.after(
                LONGEST,
                () -> result.complete(new TwinListing(
                        Optional.of("the broker was still sending after " + LONGEST.toSeconds() + " s"),
                        Optional.empty())));
        subscriptions.add(listening).whenComplete((granted, lost) -> {
            if (lost != null) {
                result.complete(new TwinListing(Optional.empty(), Optional.of(MqttDeviceTwins.NO_CONNECTION)));
            } else {
                quiet.stir();
            }
        });
        return result.whenComplete((listing, bug) -> {
            end.cancel();
            quiet.end();
            subscriptions.remove(listening);
            views.values().stream()
                    .filter(TwinView::isKnown)
                    .map(TwinView::twin)
                    .forEach(listener);
        });
    }

    private void collect(Arrival arrival) {
        topics.parse(arrival.topic())
                .ifPresent(address ->
                        views.computeIfAbsent(address.device(), TwinView::new).take(address.kind(), arrival));
    }
}
