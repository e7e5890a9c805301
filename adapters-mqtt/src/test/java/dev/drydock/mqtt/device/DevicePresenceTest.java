package dev.drydock.mqtt.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.device.agent.AcceptUpdate;
import dev.drydock.application.device.agent.CancelUpdate;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.application.time.ScheduledDeadlines;
import dev.drydock.application.transport.DeviceRequests;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.protocol.report.PresenceDocument;
import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.RawBroker;
import dev.drydock.testkit.mqtt.RawConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The retained documents of a connected device, when somebody else removes or replaces them. */
@Execution(ExecutionMode.CONCURRENT)
class DevicePresenceTest {
    private static final String REPORTED = "drydock/d1/reported";
    private static final String PRESENCE = "drydock/d1/presence";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> alarms = new CopyOnWriteArrayList<>();
    private final TestDevice device = new TestDevice();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private RawBroker broker;
    private MqttDeviceTransport transport;

    @BeforeEach
    void open() throws IOException {
        broker = RawBroker.open();
        MqttSettings settings = new MqttSettings(
                URI.create(broker.uri()), Optional.empty(), Optional.empty(), MqttSettings.STANDARD_PREFIX);
        transport = new MqttDeviceTransport(
                settings, new DeviceId("d1"), new ScheduledDeadlines(timer, new Random(1)), remembering());
        device.start();
        transport.open(new DeviceRequests(
                new AcceptUpdate(device.agent()),
                new CancelUpdate(device.agent()),
                new FollowDesired(device.agent()),
                () -> new UpdateId("u1")));
        transport.reports().send(device.reports.last());
    }

    @AfterEach
    void close() throws IOException {
        broker.close();
        transport.close();
        timer.shutdownNow();
    }

    @Test
    void a_report_that_somebody_removes_is_said_again() throws Exception {
        RawConnection connection = broker.admitSubscriber();
        String said = connection.readMessage(REPORTED).text();
        assertThat(call(connection)).isEqualTo(404);

        connection.send(Message.of(REPORTED, "").asRetained().toPacket(5));

        assertThat(connection.readMessage(REPORTED).text()).isEqualTo(said).isNotEmpty();
    }

    @Test
    void a_report_that_somebody_replaces_is_said_again() throws Exception {
        RawConnection connection = broker.admitSubscriber();
        String said = connection.readMessage(REPORTED).text();
        assertThat(call(connection)).isEqualTo(404);

        connection.send(Message.of(REPORTED, "{\"firmwareStatus\":\"forged\"}")
                .asRetained()
                .toPacket(5));

        Message again = connection.readMessage(REPORTED);
        assertThat(again.text()).isEqualTo(said);
        assertThat(again.retained()).isTrue();
    }

    @Test
    void a_presence_that_somebody_removes_is_said_again() throws Exception {
        RawConnection connection = broker.admitSubscriber();
        String said = connection.readMessage(PRESENCE).text();

        connection.send(Message.of(PRESENCE, "").asRetained().toPacket(5));

        assertThat(connection.readMessage(PRESENCE).text()).isEqualTo(said).contains("true");
    }

    @Test
    void sessions_of_another_client_after_three_losses_raise_the_alarm() throws Exception {
        broker.admitSubscriber().close();
        for (int i = 0; i < 3; i++) {
            RawConnection connection = broker.admitSubscriber();
            connection.readMessage(PRESENCE);
            String other = new PresenceDocument(true, "other-" + i).write();
            connection.send(Message.of(PRESENCE, other).asRetained().toPacket(5));
            if (i < 2) {
                assertThat(call(connection)).isEqualTo(404);
                connection.close();
            }
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(alarms)
                        .singleElement()
                        .satisfies(alarm -> assertThat(alarm).contains("another client")));
    }

    @Test
    void its_own_former_presence_after_losses_is_no_alarm() throws Exception {
        String former = "";
        for (int i = 0; i < 5; i++) {
            RawConnection connection = broker.admitSubscriber();
            String said = connection.readMessage(PRESENCE).text();
            if (!former.isEmpty()) {
                connection.send(Message.of(PRESENCE, former).asRetained().toPacket(5));
                assertThat(connection.readMessage(PRESENCE).text()).isEqualTo(said);
            }
            former = said;
            connection.close();
        }
        assertThat(call(broker.admitSubscriber())).isEqualTo(404);

        assertThat(alarms).isEmpty();
    }

    private int call(RawConnection connection) throws IOException {
        String answers = "drydock/d1/responses/me";
        connection.send(Message.of("drydock/d1/methods/none", "{}")
                .answeredOn(answers, "c".getBytes(StandardCharsets.UTF_8))
                .toPacket(99));
        return Integer.parseInt(
                connection.readMessage(answers).properties().user("status").orElseThrow());
    }

    private TransportObserver remembering() {
        return new TransportObserver() {
            @Override
            public void connected(String to) {}

            @Override
            public void disconnected(String why, Duration pause) {}

            @Override
            public void alarmed(String what) {
                alarms.add(what);
            }
        };
    }
}
