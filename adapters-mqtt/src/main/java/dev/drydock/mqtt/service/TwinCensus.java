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
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A listing of every device, from the retained documents of all of them. At QoS 0, as a broker's queue limit cuts a large listing
 * at QoS 1. A broker says neither which retained message is the last nor which it has thrown away for lack of room, so that a
 * large listing is asked for until a whole pass has brought every document that is known, and no other.
 */
final class TwinCensus {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Number of documents that any broker can queue at once. */
    private static final int FEW = 100;

    private final Topics topics;
    private final Deadlines deadlines;
    private final TwinSubscriptions subscriptions;
    private final Map<DeviceId, TwinView> views = new TreeMap<>();
    private final CompletableFuture<TwinListing> result = new CompletableFuture<>();
    private final Quiet quiet;
    private final Listening listening;
    private int pass = 1;
    private int known;
    private int seen;
    private boolean foundMore;

    TwinCensus(Topics topics, Deadlines deadlines, TwinSubscriptions subscriptions) {
        this.topics = topics;
        this.deadlines = deadlines;
        this.subscriptions = subscriptions;
        this.quiet = new Quiet(deadlines, Quiet.USUAL, subscriptions::roundTrip, this::endPass);
        this.listening = new Listening(
                List.of(
                        new Filter(topics.ofAny(Topics.Kind.DESIRED), 0, true),
                        new Filter(topics.ofAny(Topics.Kind.PRESENCE), 0, true),
                        new Filter(topics.ofAny(Topics.Kind.REPORTED), 0, true)),
                this::arrived);
    }

    CompletionStage<TwinListing> take(Consumer<DeviceTwin> listener) {
        Deadlines.Pending limit = deadlines.after(LONGEST, () -> result.complete(incomplete()));
        begin(subscriptions.add(listening));
        return result.whenComplete((listing, bug) -> {
            limit.cancel();
            quiet.end();
            subscriptions.remove(listening);
            twins().forEach(listener);
        });
    }

    private void begin(CompletionStage<Void> granted) {
        granted.whenComplete((done, lost) -> {
            if (lost != null) {
                result.complete(new TwinListing(Optional.empty(), Optional.of(MqttDeviceTwins.NO_CONNECTION)));
            } else {
                quiet.stir();
            }
        });
    }

    private void arrived(Arrival arrival) {
        topics.parse(arrival.topic())
                .ifPresent(address -> quiet.stir(collect(address, arrival) ? Quiet.SETTLED : Quiet.USUAL));
    }

    /** Collects a document; true when this pass has brought every known one. */
    private synchronized boolean collect(Topics.Address address, Arrival arrival) {
        TwinView view = views.computeIfAbsent(address.device(), TwinView::new);
        view.take(address.kind(), arrival);
        int former = view.mark(address.kind(), arrival.payload().length > 0 ? pass : 0);
        if (former > 0) {
            known--;
        }
        if (former == pass) {
            seen--;
        }
        if (arrival.payload().length > 0) {
            known++;
            seen++;
            foundMore |= former == 0;
        }
        return pass > 1 && isWhole();
    }

    private boolean isWhole() {
        return seen == known && !foundMore;
    }

    private void endPass() {
        synchronized (this) {
            boolean whole = pass == 1 ? known <= FEW : isWhole();
            if (whole) {
                result.complete(new TwinListing(Optional.empty(), Optional.empty()));
                return;
            }
            pass++;
            seen = 0;
            foundMore = false;
        }
        begin(subscriptions.ask(listening));
    }

    private synchronized TwinListing incomplete() {
        String why = pass == 1
                ? "the broker was still sending after " + LONGEST.toSeconds() + " s"
                : "the broker left out others each of the " + (pass - 1) + " times that it was asked";
        return new TwinListing(Optional.of(why), Optional.empty());
    }

    private synchronized List<DeviceTwin> twins() {
        return views.values().stream()
                .filter(TwinView::isKnown)
                .map(TwinView::twin)
                .toList();
    }
}
