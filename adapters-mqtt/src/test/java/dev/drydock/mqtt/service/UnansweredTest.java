package dev.drydock.mqtt.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.service.twin.Written;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.link.LinkClock;
import dev.drydock.testkit.mqtt.Packet;
import dev.drydock.testkit.mqtt.RawBroker;
import dev.drydock.testkit.mqtt.RawConnection;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broker that lets the service in and then answers nothing more. */
class UnansweredTest {
    private static final DeviceId DEVICE = new DeviceId("d1");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LinkClock clock = new LinkClock();
    private RawBroker broker;
    private RawConnection connection;
    private MqttServiceTransport service;

    @BeforeEach
    void open() throws IOException {
        broker = RawBroker.open();
        MqttSettings settings = new MqttSettings(
                URI.create(broker.uri()), Optional.empty(), Optional.empty(), MqttSettings.STANDARD_PREFIX);
        service = new MqttServiceTransport(settings, clock.timing(1), TransportObserver.silent());
        CompletableFuture<Optional<String>> opened = service.open(PATIENCE).toCompletableFuture();
        connection = broker.admitSubscriber();
        assertThat(opened.join()).isEmpty();
    }

    @AfterEach
    void close() throws IOException {
        connection.close();
        broker.close();
        service.close();
    }

    @Test
    void an_order_that_is_never_acknowledged_is_given_up_after_half_a_minute() throws Exception {
        CompletionStage<Written> written = service.twins().withdraw(DEVICE);
        connection.readUntil(Packet.PUBLISH);

        assertThat(outcome(written)).isInstanceOf(Written.Unreachable.class);
    }

    @Test
    void a_subscription_that_is_never_granted_is_given_up_after_half_a_minute() throws Exception {
        CompletionStage<TwinRead> read = service.twins().read(DEVICE);
        connection.readUntil(Packet.SUBSCRIBE);

        assertThat(outcome(read)).isInstanceOf(TwinRead.Unreachable.class);
    }

    private <T> T outcome(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        clock.advance(Duration.ofSeconds(29));
        assertThat(future).isNotDone();
        await().atMost(PATIENCE).until(() -> {
            clock.advance(Duration.ofSeconds(1));
            return future.isDone();
        });
        return future.join();
    }
}
