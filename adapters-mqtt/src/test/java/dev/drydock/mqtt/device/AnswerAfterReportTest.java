package dev.drydock.mqtt.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.device.agent.AcceptUpdate;
import dev.drydock.application.device.agent.CancelUpdate;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.application.transport.DeviceRequests;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.link.LinkClock;
import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.Packet;
import dev.drydock.testkit.mqtt.RawBroker;
import dev.drydock.testkit.mqtt.RawConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers behind reports on one connection: which of the two the broker reads first. */
class AnswerAfterReportTest {
    private static final String REPORTED = "drydock/d1/reported";
    private static final String ANSWERS = "drydock/d1/responses/me";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LinkClock clock = new LinkClock();
    private final TestDevice device = new TestDevice();
    private RawBroker broker;
    private MqttDeviceTransport transport;

    @BeforeEach
    void open() throws IOException {
        broker = RawBroker.open();
        MqttSettings settings = new MqttSettings(
                URI.create(broker.uri()), Optional.empty(), Optional.empty(), MqttSettings.STANDARD_PREFIX);
        transport = new MqttDeviceTransport(settings, new DeviceId("d1"), clock.timing(1), TransportObserver.silent());
        device.start();
        transport.open(new DeviceRequests(
                new AcceptUpdate(device.agent()),
                new CancelUpdate(device.agent()),
                new FollowDesired(device.agent()),
                () -> new UpdateId("u1")));
    }

    @AfterEach
    void close() throws IOException {
        broker.close();
        transport.close();
    }

    @Test
    void an_answer_goes_out_behind_a_report_that_nobody_has_acknowledged_yet() throws Exception {
        RawConnection connection = admitted();

        CompletableFuture<Void> unacknowledged = send();
        assertThat(ahead(unacknowledged)).isCompleted();
        connection.send(Message.of("drydock/d1/methods/none", "{}")
                .answeredOn(ANSWERS, "c".getBytes(StandardCharsets.UTF_8))
                .toPacket(99));

        assertThat(nextTopic(connection)).isEqualTo(REPORTED);
        assertThat(nextTopic(connection)).isEqualTo(ANSWERS);
        assertThat(unacknowledged).isNotDone();
    }

    @Test
    void an_answer_waits_for_a_report_that_waits_behind_another() throws Exception {
        RawConnection connection = admitted();
        CompletableFuture<Void> first = send();
        CompletableFuture<Void> second = send();
        CompletableFuture<Void> ahead = ahead(second);
        assertThat(ahead).isNotDone();

        connection.readMessage(REPORTED);
        connection.readMessage(REPORTED);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ahead).isCompleted());
        assertThat(first).isCompleted();
    }

    @Test
    void without_a_connection_an_answer_waits_for_the_report() throws Exception {
        assertThat(ahead(send())).isNotDone();

        RawConnection connection = admitted();
        CompletableFuture<Void> lost = send();
        connection.close();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ahead(lost)).isNotDone());
    }

    /** A connection on which a report was acknowledged, so that the next one need not wait. */
    private RawConnection admitted() throws IOException {
        CompletableFuture<Void> told = send();
        RawConnection connection = broker.admitSubscriber();
        connection.readMessage(REPORTED);
        await().atMost(PATIENCE).until(told::isDone);
        return connection;
    }

    private CompletableFuture<Void> send() {
        return transport.reports().send(device.reports.last()).toCompletableFuture();
    }

    private CompletableFuture<Void> ahead(CompletableFuture<Void> acknowledged) {
        return transport.reports().ahead(acknowledged).toCompletableFuture();
    }

    /** The topic of the next message, which is not acknowledged. */
    private static String nextTopic(RawConnection connection) throws IOException {
        Packet packet = connection.read();
        while (packet.type() != Packet.PUBLISH || Message.read(packet).topic().endsWith("/presence")) {
            packet = connection.read();
        }
        return Message.read(packet).topic();
    }
}
