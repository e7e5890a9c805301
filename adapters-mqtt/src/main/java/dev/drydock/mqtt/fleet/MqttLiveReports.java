package dev.drydock.mqtt.fleet;

import dev.drydock.application.fleet.feed.LiveReports;
import dev.drydock.application.fleet.feed.TwinFeed;
import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.mqtt.LinkTiming;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.Topics;
import dev.drydock.mqtt.link.Arrival;
import dev.drydock.mqtt.link.Filter;
import dev.drydock.mqtt.link.LinkIdentity;
import dev.drydock.mqtt.link.LinkListener;
import dev.drydock.mqtt.link.MqttLink;
import dev.drydock.protocol.order.LeftOrderDocument;
import dev.drydock.protocol.report.PresenceDocument;
import dev.drydock.protocol.report.ReportedDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The documents of all devices as they change, over a connection of its own. A report is acknowledged to the broker when it is durable:
 * while the ledger is away, the broker sends no more than it may have unacknowledged.
 */
public final class MqttLiveReports implements LiveReports {
    private final Topics topics;
    private final MqttLink link;
    private final Supplier<Instant> clock;
    private final Sessions sessions = new Sessions();
    private volatile Optional<Listener> listener = Optional.empty();

    /**
     * Reports that are not heard yet.
     *
     * @param clock the wall clock
     */
    public MqttLiveReports(
            MqttSettings settings, LinkTiming timing, TransportObserver observer, Supplier<Instant> clock) {
        this.topics = new Topics(settings.topicPrefix());
        this.clock = clock;
        String client = "drydock-feed-" + UUID.randomUUID().toString().replace("-", "");
        LinkIdentity identity = new LinkIdentity(client, 0, Optional::empty, 0, Optional.of(TwinFeed.WINDOW));
        this.link = new MqttLink(settings, identity, new Inbox(), new Watching(observer), timing);
    }

    @Override
    public void listen(Listener taker) {
        listener = Optional.of(taker);
        link.start();
    }

    @Override
    public void close() {
        link.close();
    }

    private List<Filter> filters() {
        return List.of(
                new Filter(topics.ofAny(Topics.Kind.DESIRED), 1, false),
                new Filter(topics.ofAny(Topics.Kind.PRESENCE), 1, false),
                new Filter(topics.ofAny(Topics.Kind.REPORTED), 1, false));
    }

    /** The report in a document; an empty document is that of a device that the broker shall forget. */
    private Optional<HeardReport> report(Topics.Address address, byte[] document) {
        DeviceId device = address.device();
        return switch (address.kind()) {
            case REPORTED ->
                ReportedDocument.read(document).map(reported -> HeardReport.of(device, reported, clock.get()));
            case PRESENCE ->
                PresenceDocument.read(document)
                        .map(said -> sessions.of(device, said))
                        .filter(presence -> presence != Presence.UNKNOWN)
                        .map(presence -> HeardReport.of(device, presence, clock.get()));
            case DESIRED, METHODS, RESPONSES, TRUST -> Optional.empty();
        };
    }

    private CompletionStage<?> take(Topics.Address address, Arrival arrival, Listener taker) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        Runnable acknowledgement = () -> acknowledged.complete(null);
        if (address.kind() == Topics.Kind.DESIRED) {
            taker.desired(address.device(), LeftOrderDocument.read(arrival.payload()));
        }
        report(address, arrival.payload())
                .ifPresentOrElse(heard -> taker.heard(heard, acknowledgement), acknowledgement);
        return acknowledged;
    }

    /** The receiver of the link's events. */
    private final class Inbox implements LinkListener {
        @Override
        public CompletionStage<?> connected() {
            sessions.clear();
            return link.subscribe(filters()).thenRun(() -> listener.ifPresent(Listener::connected));
        }

        @Override
        public CompletionStage<?> arrived(Arrival arrival) {
            Optional<Topics.Address> address = topics.parse(arrival.topic());
            return address.isPresent() && listener.isPresent()
                    ? take(address.get(), arrival, listener.get())
                    : CompletableFuture.completedFuture(null);
        }
    }

    /** Hears that the connection is gone. */
    private final class Watching implements TransportObserver {
        private final TransportObserver observer;

        Watching(TransportObserver observer) {
            this.observer = observer;
        }

        @Override
        public void connected(String to) {
            observer.connected(to);
        }

        @Override
        public void disconnected(String why, Duration pause) {
            listener.ifPresent(Listener::disconnected);
            observer.disconnected(why, pause);
        }

        @Override
        public void alarmed(String what) {
            observer.alarmed(what);
        }
    }
}
