package dev.drydock.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.Packet;
import dev.drydock.testkit.mqtt.RawBroker;
import dev.drydock.testkit.mqtt.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The end of connections: ordinary losses, take-overs, reasons of the broker, and handlers that fail. */
@Execution(ExecutionMode.CONCURRENT)
class LossTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TRUCE = Duration.ofSeconds(60);
    private static final int TAKEN_OVER = 0x8E;
    private static final int PACKET_TOO_LARGE = 0x95;

    private final LinkClock clock = new LinkClock();
    private RawBroker broker;
    private EchoingDevice device;

    @BeforeEach
    void open() throws IOException {
        broker = RawBroker.open();
        device = new EchoingDevice("d1", broker.port(), clock, 1);
    }

    @AfterEach
    void close() throws IOException {
        device.close();
        broker.close();
    }

    @Test
    void connections_that_break_again_and_again_are_made_anew_without_an_alarm() throws Exception {
        for (int i = 0; i < 6; i++) {
            broker.admitSubscriber().close();
        }
        broker.admitSubscriber();

        assertThat(device.losses).hasSize(6).allMatch(why -> why.contains("the connection was lost"));
        assertThat(device.pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(1)) < 0);
        assertThat(device.alarms).isEmpty();
    }

    @Test
    void three_take_overs_that_the_broker_tells_of_raise_the_alarm_and_a_pause() throws Exception {
        for (int i = 0; i < 3; i++) {
            broker.admitSubscriber().send(RawConnection.disconnect(TAKEN_OVER, ""));
        }
        broker.admitSubscriber();

        assertThat(device.pauses).hasSize(3).last().isEqualTo(TRUCE);
        assertThat(device.alarms)
                .singleElement()
                .satisfies(alarm -> assertThat(alarm).contains("another client"));
    }

    @Test
    void three_losses_with_a_session_of_somebody_else_after_each_raise_the_alarm_and_a_pause() throws Exception {
        broker.admitSubscriber().close();
        for (int i = 0; i < 3; i++) {
            RawConnection connection = broker.admitSubscriber();
            call(connection);
            device.link().sawAnotherSession();
            if (i < 2) {
                call(connection);
                connection.close();
            }
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(device.pauses).contains(TRUCE));
        assertThat(device.alarms)
                .singleElement()
                .satisfies(alarm -> assertThat(alarm).contains("another client"));
    }

    @Test
    void a_session_of_somebody_else_after_no_loss_is_none_of_a_take_over() throws Exception {
        RawConnection connection = broker.admitSubscriber();
        for (int i = 0; i < 5; i++) {
            device.link().sawAnotherSession();
        }

        assertThat(call(connection)).isEqualTo("hello");
        assertThat(device.alarms).isEmpty();
        assertThat(device.losses).isEmpty();
    }

    @Test
    void the_reason_and_the_words_of_a_broker_that_disconnects_are_told() throws Exception {
        broker.admitSubscriber().send(RawConnection.disconnect(PACKET_TOO_LARGE, "mind\nthe gap"));
        broker.admitSubscriber();

        assertThat(device.losses)
                .containsExactly("the broker ended the connection: packet too large (0x95), \"mind?the gap\"");
    }

    @Test
    void a_broker_that_no_longer_answers_is_left_after_half_a_minute() throws Exception {
        RawConnection connection = broker.admitSubscriber();
        call(connection);
        CompletionStage<Integer> published = device.link().publish(Outgoing.retained("drydock/d1/reported", "{}"));
        connection.readUntil(Packet.PUBLISH);

        clock.advance(Duration.ofSeconds(29));
        assertThat(device.losses).isEmpty();
        await().atMost(PATIENCE).until(() -> {
            clock.advance(Duration.ofSeconds(1));
            return !device.losses.isEmpty();
        });

        assertThat(call(broker.admitSubscriber())).isEqualTo("hello");
        assertThat(device.losses).containsExactly("the broker has not answered for 30 s");
        assertThat(published).failsWithin(PATIENCE).withThrowableThat().withMessageContaining("lost");
    }

    @Test
    void a_broker_that_does_not_let_the_client_in_or_out_is_left_after_ten_seconds() throws Exception {
        broker.accept().read();

        clock.advance(Duration.ofSeconds(11));

        assertThat(call(broker.admitSubscriber())).isEqualTo("hello");
        assertThat(device.losses).containsExactly("127.0.0.1:" + broker.port() + " does not answer");
    }

    @Test
    void a_message_whose_handler_throws_is_acknowledged_and_the_next_one_is_handled() throws Exception {
        RawConnection connection = broker.admitSubscriber();
        device.onDesired = () -> {
            throw new IllegalStateException("a bug of the test");
        };

        assertThat(connection.deliver(Message.of("drydock/d1/desired", "{}"), 5))
                .isZero();
        device.onDesired = () -> {
            throw new StackOverflowError("a bug of the test");
        };
        assertThat(connection.deliver(Message.of("drydock/d1/desired", "{}"), 6))
                .isZero();

        assertThat(call(connection)).isEqualTo("hello");
        assertThat(device.losses).isEmpty();
    }

    @Test
    void a_message_is_acknowledged_when_its_handling_has_failed_later() throws Exception {
        RawConnection connection = broker.admitSubscriber();
        CompletableFuture<Void> handling = new CompletableFuture<>();
        device.handling = handling;
        connection.send(Message.of("drydock/d1/desired", "{}").toPacket(5));
        assertThat(call(connection)).isEqualTo("hello");

        handling.completeExceptionally(new IllegalStateException("a bug of the test"));

        assertThat(connection.readUntil(Packet.PUBACK).reader().two()).isIn(List.of(5, 99));
    }

    @Test
    void a_connection_that_its_listener_cannot_make_ready_is_given_up_with_the_reason() throws Exception {
        RawConnection connection = broker.admitSubscriber();
        device.onConnected = () -> {
            throw new IllegalStateException("a bug of the test");
        };
        connection.close();
        broker.admit();
        await().atMost(PATIENCE).until(() -> device.losses.size() >= 2);
        device.onConnected = () -> {};

        assertThat(device.losses.get(1)).contains("could not be made ready").contains("a bug of the test");
    }

    private String call(RawConnection connection) throws IOException {
        Message call = Message.of(device.callTopic(), "hello").answeredOn(device.answerTopic(), new byte[] {1});
        connection.send(call.toPacket(99));
        return connection.readMessage(device.answerTopic()).text();
    }
}
