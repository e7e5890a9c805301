package dev.drydock.mqtt.link;

import dev.drydock.application.transport.TransportObserver;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.Topics;
import dev.drydock.protocol.order.DesiredDocument;
import dev.drydock.protocol.report.PresenceDocument;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A link that subscribes as a device does, reads what comes as a device does, and answers every call with its payload. */
final class EchoingDevice implements LinkListener, TransportObserver, AutoCloseable {
    final List<String> losses = new CopyOnWriteArrayList<>();
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    final List<String> alarms = new CopyOnWriteArrayList<>();

    /** The library logs every connection that breaks, with a stack trace. */
    private static final Logger LIBRARY = Logger.getLogger("org.eclipse.paho");

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    /** Runs with each desired document. */
    volatile Runnable onDesired = () -> {};

    /** Runs with each new connection. */
    volatile Runnable onConnected = () -> {};

    /** The end of the handling of each desired document. */
    volatile CompletionStage<Void> handling = CompletableFuture.completedFuture(null);

    private final LinkClock clock;
    private final DeviceId id;
    private final Topics topics = new Topics(MqttSettings.STANDARD_PREFIX);
    private final MqttLink link;

    /** Begins to connect to a port; a pause between two connections is over at once, by the clock. */
    EchoingDevice(String id, int port, LinkClock clock, long seed) {
        this.clock = clock;
        this.id = new DeviceId(id);
        MqttSettings settings = new MqttSettings(
                URI.create("mqtt://127.0.0.1:" + port),
                Optional.empty(),
                Optional.empty(),
                MqttSettings.STANDARD_PREFIX);
        this.link = new MqttLink(settings, new LinkIdentity(id, 60, Optional::empty), this, this, clock.timing(seed));
        link.start();
    }

    MqttLink link() {
        return link;
    }

    String callTopic() {
        return topics.method(id, "echo");
    }

    String answerTopic() {
        return topics.response(id, "me");
    }

    @Override
    public CompletionStage<?> connected() {
        onConnected.run();
        return link.subscribe(List.of(
                new Filter(topics.anyMethod(id), 1, false),
                new Filter(topics.of(id, Topics.Kind.DESIRED), 1, true),
                new Filter(topics.of(id, Topics.Kind.PRESENCE), 1, true)));
    }

    @Override
    public CompletionStage<?> arrived(Arrival arrival) {
        Optional<Topics.Kind> kind = topics.parse(arrival.topic()).map(Topics.Address::kind);
        if (kind.equals(Optional.of(Topics.Kind.METHODS))
                && arrival.responseTopic().isPresent()) {
            return link.publish(Outgoing.response(
                            arrival.responseTopic().get(),
                            new String(arrival.payload(), StandardCharsets.UTF_8),
                            arrival.correlation(),
                            200))
                    .exceptionally(lost -> -1);
        }
        if (kind.equals(Optional.of(Topics.Kind.DESIRED))) {
            DesiredDocument.read(arrival.payload());
            onDesired.run();
            return handling;
        }
        if (kind.equals(Optional.of(Topics.Kind.PRESENCE))) {
            PresenceDocument.read(arrival.payload());
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void connected(String to) {}

    @Override
    public void disconnected(String why, Duration pause) {
        losses.add(why);
        pauses.add(pause);
        clock.advance(pause);
    }

    @Override
    public void alarmed(String what) {
        alarms.add(what);
    }

    @Override
    public void close() {
        link.close();
    }
}
