package dev.drydock.mqtt.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.feed.ReportFeed;
import dev.drydock.application.fleet.feed.ReportFeedContract;
import dev.drydock.application.fleet.feed.TwinFeed;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.time.ScheduledDeadlines;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.mqtt.LinkTiming;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.service.MqttServiceTransport;
import dev.drydock.protocol.order.DesiredDocument;
import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.MqttPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of feeds over a broker. */
abstract class MqttFeedContract extends ReportFeedContract {
    private static final DeviceId LAMP = new DeviceId("lamp");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private MqttSettings settings;
    private MqttServiceTransport service;
    private MqttPeer devices;

    abstract int port();

    @BeforeEach
    void connect() throws IOException {
        settings = new MqttSettings(
                URI.create("mqtt://127.0.0.1:" + port()),
                Optional.empty(),
                Optional.empty(),
                MqttSettings.STANDARD_PREFIX);
        service = new MqttServiceTransport(
                settings, new ScheduledDeadlines(timer, new Random(1)), TransportObserver.silent());
        assertThat(service.open(PATIENCE).toCompletableFuture().join()).isEmpty();
        devices = MqttPeer.connect("tcp://127.0.0.1:" + port(), "devices");
    }

    @AfterEach
    void disconnect() throws IOException {
        devices.close();
        service.close();
        timer.shutdownNow();
    }

    @Override
    protected ReportFeed feed() {
        ScheduledDeadlines deadlines = new ScheduledDeadlines(timer, new Random(1));
        MqttLiveReports live = new MqttLiveReports(
                settings, LinkTiming.real(deadlines), TransportObserver.silent(), () -> Instant.EPOCH);
        return new TwinFeed(live, service.twins(), deadlines, Duration.ofHours(1), () -> Instant.EPOCH);
    }

    @Override
    protected void report(DeviceId device, long sequence) {
        retain(
                device,
                "reported",
                "{\"firmwareStatus\":\"standBy\",\"update\":{\"id\":null,\"sequence\":" + sequence
                        + ",\"state\":\"idle\"}}");
    }

    private void retain(DeviceId device, String kind, String document) {
        try {
            devices.publish(
                    Message.of("drydock/" + device + "/" + kind, document).asRetained());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is told of one device. */
    private static final class Told implements ReportFeed.Listener {
        private final List<Presence> presences = new ArrayList<>();
        private final List<Optional<LeftOrder>> orders = new ArrayList<>();
        private boolean hasCaughtUp;

        @Override
        public synchronized void heard(ReportFeed.Delivery delivery) {
            presences.add(delivery.report().presence());
            delivery.acknowledge();
        }

        @Override
        public synchronized void desired(DeviceId device, Optional<LeftOrder> order) {
            orders.add(order);
        }

        @Override
        public synchronized void caughtUp() {
            hasCaughtUp = true;
        }

        @Override
        public synchronized void interrupted() {
            hasCaughtUp = false;
        }

        synchronized boolean hasCaughtUp() {
            return hasCaughtUp;
        }

        synchronized Presence last() {
            return presences.get(presences.size() - 1);
        }

        synchronized List<Optional<LeftOrder>> orders() {
            return List.copyOf(orders);
        }
    }

    @Test
    void presence_is_heard_by_its_session_and_the_late_will_of_another_says_nothing() {
        retain(LAMP, "presence", "{\"connected\":false,\"session\":\"first\"}");
        Told told = new Told();
        try (ReportFeed feed = feed()) {
            feed.listen(told);
            Awaitility.await().atMost(PATIENCE).until(told::hasCaughtUp);
            assertThat(told.last()).isEqualTo(Presence.AWAY);
            retain(LAMP, "presence", "{\"connected\":true,\"session\":\"third\"}");
            retain(LAMP, "presence", "{\"connected\":false,\"session\":\"second\"}");
            report(LAMP, 1);
            Awaitility.await().atMost(PATIENCE).until(() -> told.last() == Presence.UNKNOWN);
            assertThat(told.presences).containsExactly(Presence.AWAY, Presence.CONNECTED, Presence.UNKNOWN);
            retain(LAMP, "presence", "{\"connected\":false,\"session\":\"third\"}");
            Awaitility.await().atMost(PATIENCE).until(() -> told.last() == Presence.AWAY);
        }
    }

    @Test
    void orders_in_the_desired_state_are_told_at_the_beginning_and_as_they_change() {
        report(LAMP, 1);
        UpdateOrder order = new UpdateOrder(
                new UpdateId("abc"),
                new ImageUri("https://images.example/1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        retain(LAMP, "desired", DesiredDocument.write(order));
        Told told = new Told();
        try (ReportFeed feed = feed()) {
            feed.listen(told);
            Awaitility.await().atMost(PATIENCE).until(told::hasCaughtUp);
            assertThat(told.orders()).containsExactly(Optional.of(new LeftOrder.Ours(order)));
            retain(LAMP, "desired", "");
            Awaitility.await().atMost(PATIENCE).until(() -> told.orders().size() == 2);
            assertThat(told.orders()).endsWith(Optional.<LeftOrder>empty());
        }
    }
}
