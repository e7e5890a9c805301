package dev.drydock.mqtt.device;

import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.device.report.StatusReports;
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
import dev.drydock.mqtt.link.Outgoing;
import dev.drydock.protocol.method.DeviceMethodEndpoint;
import dev.drydock.protocol.order.DesiredDocument;
import dev.drydock.protocol.report.ReportDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Many devices over one connection, for trying a fleet out: to the other side each looks like a device with a connection of its own. Only
 * a broker that lets one client be every device will do. Thread-safe.
 */
public final class MqttDeviceFleet implements AutoCloseable {
    private final Topics topics;
    private final MqttLink link;
    private final Map<DeviceId, Member> members = new ConcurrentHashMap<>();

    public MqttDeviceFleet(MqttSettings settings, LinkTiming timing, TransportObserver observer) {
        this.topics = new Topics(settings.topicPrefix());
        String client = "drydock-fleet-" + UUID.randomUUID().toString().replace("-", "");
        this.link = new MqttLink(settings, new LinkIdentity(client, 0, Optional::empty), new Inbox(), observer, timing);
    }

    /** Connects, and keeps itself connected. Returns at once. */
    public void start() {
        link.start();
    }

    /** The transport of one device; of one that had one before it takes the place. */
    public DeviceTransport device(DeviceId device) {
        return new Member(device);
    }

    @Override
    public void close() {
        link.close();
    }

    /** One device. */
    private final class Member implements DeviceTransport, StatusReports {
        private final DeviceId device;
        private final Presence presence;
        private volatile Optional<DeviceRequests> requests = Optional.empty();
        private volatile Optional<MethodRequests> methods = Optional.empty();
        private volatile Optional<String> latest = Optional.empty();

        Member(DeviceId device) {
            this.device = device;
            this.presence = new Presence(topics.of(device, Topics.Kind.PRESENCE));
        }

        @Override
        public StatusReports reports() {
            return this;
        }

        @Override
        public CompletionStage<Void> send(DeviceReport report) {
            String document = ReportDocument.write(report);
            latest = Optional.of(document);
            return publish(document).thenAccept(code -> {});
        }

        private CompletionStage<Integer> publish(String document) {
            return link.publish(Outgoing.retained(topics.of(device, Topics.Kind.REPORTED), document))
                    .exceptionally(lost -> -1);
        }

        /** Such a device remembers everything by itself. */
        @Override
        public CompletionStage<Optional<FormerReport>> readBack() {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public void open(DeviceRequests calls) {
            requests = Optional.of(calls);
            methods = Optional.of(new MethodRequests(topics, device, DeviceMethodEndpoint.of(calls)));
            members.put(device, this);
            if (link.isConnected()) {
                var unused = connect().exceptionally(lost -> null);
            }
        }

        CompletionStage<Void> connect() {
            return link.subscribe(filters()).thenRun(this::tell);
        }

        private List<Filter> filters() {
            return List.of(
                    new Filter(topics.anyMethod(device), 1, false),
                    new Filter(topics.of(device, Topics.Kind.DESIRED), 1, true));
        }

        private void tell() {
            var unused = link.publish(presence.present()).exceptionally(lost -> -1);
            latest.ifPresent(this::publish);
        }

        CompletionStage<?> take(Topics.Address address, Arrival arrival) {
            if (address.kind() == Topics.Kind.METHODS && methods.isPresent()) {
                return methods.get().take(address.rest(), arrival, link);
            }
            if (address.kind() == Topics.Kind.DESIRED) {
                requests.ifPresent(known -> known.desired().follow(DesiredDocument.read(arrival.payload())));
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {
            members.remove(device, this);
            link.unsubscribe(filters().stream().map(Filter::topic).toList());
            var unused = link.publish(presence.absent()).exceptionally(lost -> -1);
        }
    }

    /** The receiver of the link's events. */
    private final class Inbox implements LinkListener {
        @Override
        public CompletionStage<?> connected() {
            List<CompletableFuture<?>> all = new ArrayList<>();
            members.values().forEach(member -> all.add(member.connect().toCompletableFuture()));
            return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
        }

        @Override
        public CompletionStage<?> arrived(Arrival arrival) {
            Optional<Topics.Address> address = topics.parse(arrival.topic());
            Optional<Member> member = address.map(Topics.Address::device).map(members::get);
            return address.isPresent() && member.isPresent()
                    ? member.get().take(address.get(), arrival)
                    : CompletableFuture.completedFuture(null);
        }
    }
}
