package dev.drydock.mqtt.service;

import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.service.twin.Written;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.mqtt.Topics;
import dev.drydock.mqtt.link.Arrival;
import dev.drydock.mqtt.link.Filter;
import dev.drydock.mqtt.link.MqttLink;
import dev.drydock.mqtt.link.Outgoing;
import dev.drydock.mqtt.service.TwinSubscriptions.Listening;
import dev.drydock.protocol.order.DesiredDocument;
import dev.drydock.protocol.trust.TrustDocument;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The twins of devices, from their retained documents. Nothing is polled. */
final class MqttDeviceTwins implements DeviceTwins {
    static final String NO_CONNECTION = "there is no connection to the broker";

    /** Time before a device counts as unknown: a broker under load sends retained messages late. */
    private static final Duration UNHEARD = Duration.ofSeconds(2);

    private static final int REFUSED = 0x80;

    private final MqttLink link;
    private final Topics topics;
    private final Deadlines deadlines;
    private final TwinSubscriptions subscriptions;

    MqttDeviceTwins(MqttLink link, Topics topics, Deadlines deadlines, TwinSubscriptions subscriptions) {
        this.link = link;
        this.topics = topics;
        this.deadlines = deadlines;
        this.subscriptions = subscriptions;
    }

    @Override
    public CompletionStage<TwinRead> read(DeviceId device) {
        TwinView view = new TwinView(device);
        CompletableFuture<TwinRead> result = new CompletableFuture<>();
        Quiet quiet = new Quiet(
                deadlines,
                Quiet.USUAL,
                subscriptions::roundTrip,
                () -> result.complete(view.isKnown() ? new TwinRead.Found(view.twin()) : new TwinRead.UnknownDevice()));
        Listening listening = new Listening(filters(device), arrival -> {
            take(view, arrival);
            quiet.stir(view.isWhole() ? Quiet.SETTLED : Quiet.USUAL);
        });
        subscriptions.addInOrder(listening).whenComplete((granted, lost) -> {
            if (lost != null) {
                result.complete(new TwinRead.Unreachable(NO_CONNECTION));
            } else if (!view.isWhole()) {
                quiet.stir(view.isKnown() ? Quiet.USUAL : UNHEARD);
            }
        });
        return result.whenComplete((read, bug) -> {
            quiet.end();
            subscriptions.remove(listening);
        });
    }

    @Override
    public Watch watch(DeviceId device, Consumer<DeviceTwin> listener) {
        TwinView view = new TwinView(device);
        Listening listening = new Listening(filters(device), arrival -> {
            take(view, arrival);
            listener.accept(view.twin());
        });
        subscriptions.keep(listening);
        return () -> subscriptions.remove(listening);
    }

    @Override
    public CompletionStage<TwinListing> list(Consumer<DeviceTwin> listener) {
        return new TwinCensus(topics, deadlines, subscriptions).take(listener);
    }

    @Override
    public CompletionStage<Written> desire(DeviceId device, UpdateOrder order) {
        return write(Outgoing.retained(topics.of(device, Topics.Kind.DESIRED), DesiredDocument.write(order)));
    }

    @Override
    public CompletionStage<Written> withdraw(DeviceId device) {
        return remove(device, Topics.Kind.DESIRED);
    }

    @Override
    public CompletionStage<Written> bring(DeviceId device, List<SignedKeySet> sets) {
        return write(Outgoing.retained(topics.of(device, Topics.Kind.TRUST), TrustDocument.writeWhatFits(sets)));
    }

    @Override
    public CompletionStage<Written> forget(DeviceId device) {
        return remove(device, Topics.Kind.DESIRED)
                .thenCompose(written -> then(written, device, Topics.Kind.PRESENCE))
                .thenCompose(written -> then(written, device, Topics.Kind.REPORTED))
                .thenCompose(written -> then(written, device, Topics.Kind.TRUST));
    }

    private CompletionStage<Written> then(Written former, DeviceId device, Topics.Kind kind) {
        return former.match(new Written.Cases<>() {
            @Override
            public CompletionStage<Written> done(Written.Done done) {
                return remove(device, kind);
            }

            @Override
            public CompletionStage<Written> unknownDevice(Written.UnknownDevice unknown) {
                return CompletableFuture.completedFuture(unknown);
            }

            @Override
            public CompletionStage<Written> unreachable(Written.Unreachable unreachable) {
                return CompletableFuture.completedFuture(unreachable);
            }
        });
    }

    private CompletionStage<Written> remove(DeviceId device, Topics.Kind kind) {
        return write(Outgoing.retained(topics.of(device, kind), ""));
    }

    private CompletionStage<Written> write(Outgoing message) {
        return link.publish(message).handle((code, lost) -> {
            if (lost != null) {
                return new Written.Unreachable(NO_CONNECTION);
            }
            return code >= REFUSED
                    ? new Written.Unreachable("the broker does not let this user write to " + message.topic())
                    : new Written.Done();
        });
    }

    private void take(TwinView view, Arrival arrival) {
        topics.parse(arrival.topic()).ifPresent(address -> view.take(address.kind(), arrival));
    }

    /** The desired order comes first: when the others are there, it is too. */
    private List<Filter> filters(DeviceId device) {
        return List.of(
                new Filter(topics.of(device, Topics.Kind.DESIRED), 1, true),
                new Filter(topics.of(device, Topics.Kind.PRESENCE), 1, true),
                new Filter(topics.of(device, Topics.Kind.REPORTED), 1, true));
    }
}
