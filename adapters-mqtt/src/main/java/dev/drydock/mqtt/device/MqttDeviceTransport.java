package dev.drydock.mqtt.device;

import dev.drydock.application.device.agent.DesiredOrder;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.Topics;
import dev.drydock.mqtt.link.Arrival;
import dev.drydock.mqtt.link.Filter;
import dev.drydock.mqtt.link.LinkIdentity;
import dev.drydock.mqtt.link.LinkListener;
import dev.drydock.mqtt.link.MqttLink;
import dev.drydock.mqtt.link.Outgoing;
import dev.drydock.protocol.method.DeviceMethodEndpoint;
import dev.drydock.protocol.order.DesiredDocument;
import dev.drydock.protocol.report.PresenceDocument;
import dev.drydock.protocol.transport.DeviceTransport;
import dev.drydock.protocol.transport.TransportObserver;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A device over MQTT 5. Its client id is its device id; its session begins clean, as a call is to reach only a device that is
 * there; its will says that it is gone, ten seconds after it is.
 */
public final class MqttDeviceTransport implements DeviceTransport {
    private static final long SESSION_EXPIRY_SECONDS = 60;
    private static final long WILL_DELAY_SECONDS = 10;

    private final MqttSettings settings;
    private final DeviceId device;
    private final Topics topics;
    private final TransportObserver observer;
    private final MqttStatusReports reports;
    private volatile String session = UUID.randomUUID().toString();
    private volatile boolean leaving;
    private Optional<MqttLink> link = Optional.empty();

    public MqttDeviceTransport(
            MqttSettings settings, DeviceId device, Deadlines deadlines, TransportObserver observer) {
        this.settings = settings;
        this.device = device;
        this.topics = new Topics(settings.topicPrefix());
        this.observer = observer;
        this.reports = new MqttStatusReports(topics, device, deadlines, observer);
    }

    @Override
    public StatusReports reports() {
        return reports;
    }

    @Override
    public void open(DeviceMethodEndpoint methods, FollowDesired desired) {
        Inbox inbox = new Inbox(new MethodRequests(topics, device, methods), desired);
        LinkIdentity identity = new LinkIdentity(device.value(), SESSION_EXPIRY_SECONDS, this::newSessionsWill);
        MqttLink opened = new MqttLink(settings, identity, inbox, observer);
        inbox.link = opened;
        link = Optional.of(opened);
        reports.use(opened);
        opened.start();
    }

    @Override
    public void close() {
        leaving = true;
        link.ifPresent(open -> {
            open.publish(presence(false))
                    .handle((code, lost) -> true)
                    .toCompletableFuture()
                    .completeOnTimeout(false, 1, TimeUnit.SECONDS)
                    .join();
            open.close();
        });
        link = Optional.empty();
    }

    private Optional<LinkIdentity.Will> newSessionsWill() {
        session = UUID.randomUUID().toString();
        return Optional.of(new LinkIdentity.Will(presence(false), WILL_DELAY_SECONDS));
    }

    private Outgoing presence(boolean connected) {
        return Outgoing.retained(
                topics.of(device, Topics.Kind.PRESENCE), new PresenceDocument(connected, session).write());
    }

    /** What the link brings. */
    private final class Inbox implements LinkListener {
        private final MethodRequests requests;
        private final FollowDesired desired;
        private volatile @org.jspecify.annotations.Nullable MqttLink link;

        Inbox(MethodRequests requests, FollowDesired desired) {
            this.requests = requests;
            this.desired = desired;
        }

        /** What is desired may have been withdrawn meanwhile, which leaves no message: it is nothing until it comes again. */
        @Override
        public CompletionStage<?> connected() {
            MqttLink up = link;
            if (up == null) {
                return CompletableFuture.completedFuture(null);
            }
            desired.follow(new DesiredOrder.None());
            Filter wish = new Filter(topics.of(device, Topics.Kind.DESIRED), 1, true);
            return up.subscribe(List.of(
                            new Filter(topics.anyMethod(device), 1, false),
                            wish,
                            new Filter(topics.of(device, Topics.Kind.PRESENCE), 1, true)))
                    .thenRun(() -> {
                        var unused = up.publish(presence(true)).exceptionally(lost -> -1);
                        reports.connected();
                        up.subscribeAgain(() -> List.of(wish));
                    });
        }

        @Override
        public void lost() {}

        @Override
        public CompletionStage<?> arrived(Arrival arrival) {
            MqttLink up = link;
            Optional<Topics.Address> address = topics.parse(arrival.topic())
                    .filter(parsed -> parsed.device().equals(device));
            if (address.isEmpty() || up == null) {
                return CompletableFuture.completedFuture(null);
            }
            switch (address.get().kind()) {
                case METHODS -> {
                    return requests.take(address.get().rest(), arrival, up);
                }
                case DESIRED -> desired.follow(DesiredDocument.read(arrival.payload()));
                case PRESENCE -> stayPresent(arrival, up);
                case REPORTED -> reports.arrived(arrival);
                case RESPONSES -> {}
            }
            return CompletableFuture.completedFuture(null);
        }

        /** The will of a former connection can come late; a device that sees itself absent knows better. */
        private void stayPresent(Arrival arrival, MqttLink up) {
            boolean mine = PresenceDocument.read(arrival.payload())
                    .filter(said -> said.connected() && said.session().equals(session))
                    .isPresent();
            if (!mine && !leaving) {
                var unused = up.publish(presence(true)).exceptionally(lost -> -1);
            }
        }
    }
}
