package dev.drydock.mqtt.service;

import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.time.Deadlines;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.Topics;
import dev.drydock.mqtt.link.Arrival;
import dev.drydock.mqtt.link.Filter;
import dev.drydock.mqtt.link.LinkIdentity;
import dev.drydock.mqtt.link.LinkListener;
import dev.drydock.mqtt.link.MqttLink;
import dev.drydock.protocol.transport.ServiceTransport;
import dev.drydock.protocol.transport.TransportObserver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The service app over MQTT 5. Each process is a caller of its own, with a random name. */
public final class MqttServiceTransport implements ServiceTransport {
    private final Deadlines deadlines;
    private final Topics topics;
    private final String caller = UUID.randomUUID().toString().replace("-", "");
    private final MqttLink link;
    private final TwinSubscriptions subscriptions;
    private final MqttDeviceMethods methods;
    private final MqttDeviceTwins twins;
    private volatile String lastFault;

    public MqttServiceTransport(MqttSettings settings, Deadlines deadlines, TransportObserver observer) {
        this.deadlines = deadlines;
        this.lastFault = settings.address() + " does not answer";
        this.topics = new Topics(settings.topicPrefix());
        LinkIdentity identity = new LinkIdentity("drydock-" + caller, 0, Optional::empty);
        this.link = new MqttLink(settings, identity, new Inbox(), new Remembering(observer));
        this.subscriptions = new TwinSubscriptions(link, own());
        this.methods = new MqttDeviceMethods(link, topics, caller, deadlines);
        this.twins = new MqttDeviceTwins(link, topics, deadlines, subscriptions);
    }

    @Override
    public CompletionStage<Optional<String>> open(Duration patience) {
        CompletableFuture<Optional<String>> result = new CompletableFuture<>();
        link.firstConnect().whenComplete((refusal, bug) -> result.complete(refusal));
        deadlines.after(patience, () -> result.complete(Optional.of(lastFault)));
        link.start();
        return result;
    }

    @Override
    public DeviceMethods methods() {
        return methods;
    }

    @Override
    public DeviceTwins twins() {
        return twins;
    }

    @Override
    public void close() {
        link.close();
    }

    private Filter own() {
        return new Filter(topics.anyResponse(caller), 1, false);
    }

    /** What the link brings. */
    private final class Inbox implements LinkListener {
        @Override
        public CompletionStage<?> connected() {
            subscriptions.connected();
            return link.subscribe(List.of(own()));
        }

        @Override
        public void lost() {}

        @Override
        public CompletionStage<?> arrived(Arrival arrival) {
            Optional<Topics.Address> address = topics.parse(arrival.topic());
            if (address.isPresent() && address.get().kind() == Topics.Kind.RESPONSES) {
                methods.arrived(address.get(), arrival);
            } else if (address.isPresent()) {
                subscriptions.arrived(arrival);
            }
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Keeps the last fault, to say it when patience ends. */
    private final class Remembering implements TransportObserver {
        private final TransportObserver observer;

        Remembering(TransportObserver observer) {
            this.observer = observer;
        }

        @Override
        public void connected(String to) {
            observer.connected(to);
        }

        @Override
        public void disconnected(String why, Duration pause) {
            lastFault = why;
            observer.disconnected(why, pause);
        }

        @Override
        public void alarmed(String what) {
            observer.alarmed(what);
        }
    }
}
