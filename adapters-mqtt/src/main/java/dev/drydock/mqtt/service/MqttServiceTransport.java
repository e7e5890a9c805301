package dev.drydock.mqtt.service;

import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.ServiceTransport;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.mqtt.LinkTiming;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.Topics;
import dev.drydock.mqtt.link.Arrival;
import dev.drydock.mqtt.link.Filter;
import dev.drydock.mqtt.link.LinkIdentity;
import dev.drydock.mqtt.link.LinkListener;
import dev.drydock.mqtt.link.MqttLink;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The service app over MQTT 5. Each process is a caller of its own, with a random name. */
public final class MqttServiceTransport implements ServiceTransport {
    private static final long READ_AHEAD = 64L * 1024 * 1024;

    private final Deadlines deadlines;
    private final Topics topics;
    private final String caller = UUID.randomUUID().toString().replace("-", "");
    private final MqttLink link;
    private final TwinSubscriptions subscriptions;
    private final MqttDeviceMethods methods;
    private final MqttDeviceTwins twins;
    private volatile String lastFault;

    public MqttServiceTransport(MqttSettings settings, Deadlines deadlines, TransportObserver observer) {
        this(settings, LinkTiming.real(deadlines), observer);
    }

    MqttServiceTransport(MqttSettings settings, LinkTiming timing, TransportObserver observer) {
        this.deadlines = timing.deadlines();
        this.lastFault = settings.address() + " does not answer";
        this.topics = new Topics(settings.topicPrefix());
        LinkIdentity identity =
                new LinkIdentity("drydock-" + caller, 0, Optional::empty, readAhead(), Optional.empty());
        this.link = new MqttLink(settings, identity, new Inbox(), new Remembering(observer), timing);
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

    /** Room for the retained documents of a large fleet, at most an eighth of the heap. */
    private static int readAhead() {
        return (int) Math.min(READ_AHEAD, Runtime.getRuntime().maxMemory() / 8);
    }

    private Filter own() {
        return new Filter(topics.anyResponse(caller), 1, false);
    }

    /** The receiver of the link's events. */
    private final class Inbox implements LinkListener {
        @Override
        public CompletionStage<?> connected() {
            subscriptions.connected();
            return link.subscribe(List.of(own()));
        }

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

    /** Keeps the last fault, which is reported when the time to connect is over. */
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
