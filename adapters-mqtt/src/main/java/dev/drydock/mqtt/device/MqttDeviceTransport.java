package dev.drydock.mqtt.device;

import dev.drydock.application.device.agent.DesiredOrder;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.device.agent.FollowTrust;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.DeviceRequests;
import dev.drydock.application.transport.DeviceTransport;
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
import dev.drydock.protocol.method.DeviceMethodEndpoint;
import dev.drydock.protocol.order.DesiredDocument;
import dev.drydock.protocol.trust.TrustDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private final LinkTiming timing;
    private final MqttSettings settings;
    private final DeviceId device;
    private final Topics topics;
    private final TransportObserver observer;
    private final MqttStatusReports reports;
    private final Presence presence;
    private volatile boolean leaving;
    private Optional<MqttLink> link = Optional.empty();

    public MqttDeviceTransport(
            MqttSettings settings, DeviceId device, Deadlines deadlines, TransportObserver observer) {
        this(settings, device, LinkTiming.real(deadlines), observer);
    }

    MqttDeviceTransport(MqttSettings settings, DeviceId device, LinkTiming timing, TransportObserver observer) {
        this.timing = timing;
        this.settings = settings;
        this.device = device;
        this.topics = new Topics(settings.topicPrefix());
        this.presence = new Presence(topics.of(device, Topics.Kind.PRESENCE));
        this.observer = observer;
        this.reports = new MqttStatusReports(topics, device, timing.deadlines(), observer);
    }

    @Override
    public StatusReports reports() {
        return reports;
    }

    @Override
    public void open(DeviceRequests requests) {
        MethodRequests methods = new MethodRequests(topics, device, DeviceMethodEndpoint.of(requests));
        Inbox inbox = new Inbox(methods, requests.desired(), requests.trust());
        LinkIdentity identity = new LinkIdentity(device.value(), SESSION_EXPIRY_SECONDS, this::newSessionsWill);
        MqttLink opened = new MqttLink(settings, identity, inbox, observer, timing);
        inbox.link = opened;
        link = Optional.of(opened);
        reports.use(opened);
        opened.start();
    }

    @Override
    public void close() {
        leaving = true;
        link.ifPresent(open -> {
            open.publish(presence.absent())
                    .handle((code, lost) -> true)
                    .toCompletableFuture()
                    .completeOnTimeout(false, 1, TimeUnit.SECONDS)
                    .join();
            open.close();
        });
        link = Optional.empty();
    }

    private Optional<LinkIdentity.Will> newSessionsWill() {
        presence.renew();
        return Optional.of(new LinkIdentity.Will(presence.absent(), WILL_DELAY_SECONDS));
    }

    /** The receiver of the link's events. */
    private final class Inbox implements LinkListener {
        private final MethodRequests requests;
        private final FollowDesired desired;
        private final Optional<FollowTrust> trust;
        private volatile @org.jspecify.annotations.Nullable MqttLink link;

        Inbox(MethodRequests requests, FollowDesired desired, Optional<FollowTrust> trust) {
            this.requests = requests;
            this.desired = desired;
            this.trust = trust;
        }

        /** Resets the desired order: it may have been withdrawn in the meantime, which leaves no message. */
        @Override
        public CompletionStage<?> connected() {
            MqttLink up = link;
            if (up == null) {
                return CompletableFuture.completedFuture(null);
            }
            desired.follow(new DesiredOrder.None());
            Filter wish = new Filter(topics.of(device, Topics.Kind.DESIRED), 1, true);
            return up.subscribe(filters(wish)).thenRun(() -> {
                var unused = up.publish(presence.present()).exceptionally(lost -> -1);
                reports.connected();
                up.subscribeAgain(() -> List.of(wish));
            });
        }

        /** Key sets come before the order that may need them. */
        private List<Filter> filters(Filter wish) {
            List<Filter> filters = new ArrayList<>();
            filters.add(new Filter(topics.anyMethod(device), 1, false));
            trust.ifPresent(follow -> filters.add(new Filter(topics.of(device, Topics.Kind.TRUST), 1, true)));
            filters.add(wish);
            filters.add(new Filter(topics.of(device, Topics.Kind.PRESENCE), 1, true));
            return filters;
        }

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
                case TRUST -> trust.ifPresent(follow -> follow.follow(TrustDocument.read(arrival.payload())));
                case PRESENCE -> stayPresent(arrival, up);
                case REPORTED -> reports.arrived(arrival);
                case RESPONSES -> {}
            }
            return CompletableFuture.completedFuture(null);
        }

        /** Repeats the presence when it is not the current one: the will of a former connection can come late. */
        private void stayPresent(Arrival arrival, MqttLink up) {
            Presence.Seen seen = presence.judge(arrival);
            if (seen == Presence.Seen.OF_ANOTHER) {
                up.sawAnotherSession();
            }
            if (seen != Presence.Seen.CURRENT && !leaving) {
                var unused = up.publish(presence.present()).exceptionally(lost -> -1);
            }
        }
    }
}
