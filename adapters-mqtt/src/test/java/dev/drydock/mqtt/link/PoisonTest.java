package dev.drydock.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.Packet;
import dev.drydock.testkit.mqtt.PacketWriter;
import dev.drydock.testkit.mqtt.Properties;
import dev.drydock.testkit.mqtt.Property;
import dev.drydock.testkit.mqtt.RawBroker;
import dev.drydock.testkit.mqtt.RawConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A link against a broker that sends what the client library cannot read. */
@Execution(ExecutionMode.CONCURRENT)
class PoisonTest {
    private static final String DESIRED = "drydock/d1/desired";

    private RawBroker broker;
    private EchoingDevice device;

    @BeforeEach
    void open() throws IOException {
        broker = RawBroker.open();
        device = new EchoingDevice("d1", broker.port(), new LinkClock(), 1);
    }

    @AfterEach
    void close() throws IOException {
        device.close();
        broker.close();
    }

    /** Messages that cost nothing but themselves, at QoS 1 where that matters. */
    enum Poison {
        CORRELATION_OF_40_000_BYTES(DESIRED, "a property of 40000 bytes") {
            @Override
            byte[] packet() {
                return message(Properties.none().with(Property.CORRELATION, new byte[40_000]), "{}");
            }
        },
        USER_PROPERTY_OF_65_535_BYTES(DESIRED, "a property of 65535 bytes") {
            @Override
            byte[] packet() {
                return message(Properties.none().withUser("k", "v".repeat(65_535)), "{}");
            }
        },
        CONTROL_CHARACTER(DESIRED, "malformed") {
            @Override
            byte[] packet() {
                return message(Properties.none().withUser("k", "a\nb"), "{}");
            }
        },
        TOPIC_ALIAS(DESIRED, "a topic alias") {
            @Override
            byte[] packet() {
                return message(Properties.none().with(Property.TOPIC_ALIAS, 7), "{}");
            }
        },
        PROPERTIES_LONGER_THAN_THE_PACKET(DESIRED, "a length beyond its end") {
            @Override
            byte[] packet() {
                return new PacketWriter()
                        .text(DESIRED)
                        .two(7)
                        .one(0x7F)
                        .one(0)
                        .as(Packet.PUBLISH, 2)
                        .bytes();
            }
        },
        TOO_LARGE(DESIRED, "3000") {
            @Override
            byte[] packet() {
                return message(Properties.none(), "x".repeat(3_000_000));
            }
        },
        QOS_2(DESIRED, "QoS is 2") {
            @Override
            byte[] packet() {
                return Message.of(DESIRED, "{}").atQos(2).toPacket(7).bytes();
            }
        };

        private final String topic;
        private final String fault;

        Poison(String topic, String fault) {
            this.topic = topic;
            this.fault = fault;
        }

        abstract byte[] packet();

        private static byte[] message(Properties properties, String payload) {
            return Message.of(DESIRED, payload).with(properties).toPacket(7).bytes();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_message_that_cannot_be_read_is_acknowledged_and_told_of_and_the_connection_goes_on(Poison poison)
            throws Exception {
        RawConnection connection = broker.admitSubscriber();

        connection.send(poison.packet());

        assertThat(refused(connection)).isEqualTo(7);
        assertThat(call(connection)).isEqualTo("hello");
        assertThat(device.alarms)
                .singleElement()
                .satisfies(told -> assertThat(told).contains(poison.topic).contains(poison.fault));
        assertThat(device.losses).isEmpty();
    }

    @Test
    void a_retained_message_that_cannot_be_read_is_told_of_once_with_what_to_do() throws Exception {
        RawConnection connection = broker.admitSubscriber();
        Packet retained = Message.of(DESIRED, "{}")
                .asRetained()
                .atQos(0)
                .with(Properties.none().with(Property.CORRELATION, new byte[40_000]))
                .toPacket(0);

        connection.send(retained);
        connection.send(retained);

        assertThat(call(connection)).isEqualTo("hello");
        assertThat(device.alarms)
                .singleElement()
                .satisfies(told -> assertThat(told).contains(DESIRED).contains("retained: publish another"));
    }

    @Test
    void a_message_of_qos_3_costs_nothing_but_itself() throws Exception {
        RawConnection connection = broker.admitSubscriber();

        connection.send(Message.of(DESIRED, "{}").atQos(3).toPacket(7));

        assertThat(call(connection)).isEqualTo("hello");
        assertThat(device.losses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 10, 12, 15, 0})
    void a_packet_that_no_broker_sends_ends_the_connection_with_a_reason_and_the_next_one_answers(int type)
            throws Exception {
        RawConnection connection = broker.admitSubscriber();
        byte[] body = type == Packet.PUBLISH ? new byte[] {0, 9, 'x', 0, 1} : new byte[] {0, 1};
        int flags = type == Packet.PUBLISH ? 2 : 0;

        if (type == Packet.PUBACK) {
            body = new byte[] {0};
        }
        connection.send(new Packet(type, flags, body));

        assertThat(call(broker.admitSubscriber())).isEqualTo("hello");
        assertThat(device.losses)
                .singleElement()
                .satisfies(why -> assertThat(why).startsWith("the broker sent "));
    }

    @Test
    void a_length_of_five_bytes_ends_the_connection_and_the_next_one_answers() throws Exception {
        broker.admitSubscriber().send(new byte[] {0x30, -1, -1, -1, -1, 1});

        assertThat(call(broker.admitSubscriber())).isEqualTo("hello");
        assertThat(device.losses).containsExactly("the broker sent a length of more than four bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {32_767, 32_768, 40_000, 65_535})
    void every_receive_maximum_is_taken_as_it_is_meant(int receiveMaximum) throws Exception {
        RawConnection connection = broker.accept();
        connection.read();
        connection.send(RawConnection.connack(0, Properties.none().with(Property.RECEIVE_MAXIMUM, receiveMaximum)));
        connection.answer(connection.readUntil(Packet.SUBSCRIBE));

        assertThat(call(connection)).isEqualTo("hello");
    }

    @Test
    void topic_aliases_that_the_broker_allows_are_not_used() throws Exception {
        RawConnection connection = broker.accept();
        connection.read();
        connection.send(RawConnection.connack(0, Properties.none().with(Property.TOPIC_ALIAS_MAXIMUM, 10)));
        connection.answer(connection.readUntil(Packet.SUBSCRIBE));

        assertThat(call(connection)).isEqualTo("hello");
        assertThat(call(connection)).isEqualTo("hello");
    }

    @Test
    void a_broker_whose_packets_are_small_is_sent_none_that_is_larger() throws Exception {
        RawConnection connection = broker.accept();
        connection.read();
        connection.send(RawConnection.connack(0, Properties.none().with(Property.MAXIMUM_PACKET_SIZE, 1000)));
        connection.answer(connection.readUntil(Packet.SUBSCRIBE));
        await().until(() -> device.link().isConnected());

        assertThat(device.link().publish(Outgoing.retained("drydock/d1/reported", "x".repeat(2000))))
                .succeedsWithin(Duration.ofSeconds(60))
                .isEqualTo(0x95);
        assertThat(call(connection)).isEqualTo("hello");
    }

    @Test
    void a_connack_that_cannot_be_read_is_named_and_the_next_connection_answers() throws Exception {
        RawConnection connection = broker.accept();
        connection.read();
        connection.send(new Packet(Packet.CONNACK, 0, new byte[] {0, 0, 3, 0x21}));

        assertThat(call(broker.admitSubscriber())).isEqualTo("hello");
        assertThat(device.losses)
                .singleElement()
                .satisfies(why -> assertThat(why).contains("a length beyond its end"));
    }

    @Test
    void a_broker_that_closes_before_it_says_anything_is_tried_again_soon() throws Exception {
        for (int i = 0; i < 5; i++) {
            broker.accept().close();
        }

        assertThat(call(broker.admitSubscriber())).isEqualTo("hello");
    }

    @Test
    void the_largest_packet_that_is_taken_is_announced() throws Exception {
        Packet connect = broker.accept().read();

        ByteArrayOutputStream announced = new ByteArrayOutputStream();
        announced.write(Property.MAXIMUM_PACKET_SIZE.id());
        announced.writeBytes(new PacketWriter().four(2 * 1024 * 1024).bytes());
        assertThat(holds(connect.body(), announced.toByteArray())).isTrue();
    }

    private String call(RawConnection connection) throws IOException {
        Message call = Message.of(device.callTopic(), "hello").answeredOn(device.answerTopic(), new byte[] {1});
        connection.send(call.toPacket(99));
        return connection.readMessage(device.answerTopic()).text();
    }

    /** The id of a message that the client did not take. */
    private static int refused(RawConnection connection) throws IOException {
        Packet packet = connection.read();
        while (!List.of(4, 5).contains(packet.type())) {
            connection.answer(packet);
            packet = connection.read();
        }
        assertThat(packet.body()[2] & 0xFF).isEqualTo(0x83);
        return packet.reader().two();
    }

    private static boolean holds(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
