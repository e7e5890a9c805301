package dev.drydock.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.MqttPeer;
import dev.drydock.testkit.mqtt.Mutations;
import dev.drydock.testkit.mqtt.Packet;
import dev.drydock.testkit.mqtt.PacketWriter;
import dev.drydock.testkit.mqtt.PeerOptions;
import dev.drydock.testkit.mqtt.Properties;
import dev.drydock.testkit.mqtt.Property;
import dev.drydock.testkit.net.PromptSockets;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** The broker against clients that send mutated packets of every type. */
class MutatedPacketsTest {
    private static final int CONNECTIONS = Integer.getInteger("fuzz.connections", 1_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_127L);
    private static final int PATIENCE_MILLIS = 60_000;

    private final SplittableRandom dice = new SplittableRandom(SEED);
    private final Mutations mutations = new Mutations(dice);
    private final List<LogRecord> traces = new CopyOnWriteArrayList<>();

    @Test
    void a_good_client_is_served_among_bad_ones_and_nothing_they_send_makes_a_stack_trace() throws Exception {
        Logger root = Logger.getLogger("");
        Handler handler = remembering();
        root.addHandler(handler);
        try (LocalBroker broker = LocalBroker.start(BrokerSettings.inMemory());
                MqttPeer good = MqttPeer.connect(broker.uri(), "good")) {
            good.subscribe("good/+", 1);
            for (int i = 0; i < CONNECTIONS; i++) {
                spoil(broker);
                if (i % 20 == 0) {
                    assertThat(good.publish("good/" + i, "still here"))
                            .as("-Dfuzz.seed=%s, connection %s", SEED, i)
                            .isZero();
                    assertThat(good.next().topic()).isEqualTo("good/" + i);
                }
            }
            try (MqttPeer late = MqttPeer.connect(broker.uri(), "late")) {
                assertThat(late.isConnected()).isTrue();
            }
        } finally {
            root.removeHandler(handler);
        }
        assertThat(traces)
                .extracting(LogRecord::getMessage)
                .as("stack traces with -Dfuzz.seed=%s", SEED)
                .isEmpty();
    }

    /** Connects, sends packets of which some are wrong, and reads until the broker ends the connection or has answered. */
    private void spoil(LocalBroker broker) throws IOException {
        try (Socket socket = new PromptSockets().createSocket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", broker.port()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            InputStream in = socket.getInputStream();
            Packet connect = PeerOptions.standard()
                    .with(Property.RECEIVE_MAXIMUM, 10)
                    .will(Message.of("bad/will", "gone").asRetained())
                    .toPacket("bad-" + dice.nextInt(5));
            if (dice.nextInt(4) == 0) {
                write(socket, mutations.of(connect));
                return;
            }
            write(socket, connect.bytes());
            if (Packet.read(in).type() != Packet.CONNACK) {
                throw new AssertionError("-Dfuzz.seed=" + SEED + ": a good CONNECT was not answered by a CONNACK");
            }
            for (int i = dice.nextInt(4); i >= 0; i--) {
                write(socket, dice.nextInt(20) == 0 ? mutations.garbage() : mutations.of(next()));
            }
            if (dice.nextBoolean()) {
                socket.shutdownOutput();
                readToTheEnd(in);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("-Dfuzz.seed=" + SEED + ": the broker neither answers nor closes", e);
        } catch (IOException e) {
            // The broker ended the connection.
        }
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    private static void readToTheEnd(InputStream in) throws IOException {
        byte[] buffer = new byte[4096];
        while (in.read(buffer) >= 0) {
            // What the broker says is not of interest, only that it comes to an end.
        }
    }

    private Packet next() {
        List<Supplier<Packet>> kinds = List.of(
                () -> Message.of("bad/topic", "payload")
                        .with(properties())
                        .atQos(dice.nextInt(3))
                        .toPacket(1 + dice.nextInt(0xFFFF)),
                () -> Message.of("bad/retained", "payload")
                        .with(properties())
                        .asRetained()
                        .toPacket(1 + dice.nextInt(0xFFFF)),
                () -> new PacketWriter().two(7).one(0).text("bad/+").one(1).as(Packet.SUBSCRIBE, 2),
                () -> new PacketWriter().two(8).one(0).text("#").one(2).as(Packet.SUBSCRIBE, 2),
                () -> new PacketWriter().two(9).one(0).text("bad/+").as(Packet.UNSUBSCRIBE, 2),
                () -> new PacketWriter().two(1).one(0).one(0).as(Packet.PUBACK, 0),
                () -> new PacketWriter().two(1).as(5, 0),
                () -> new PacketWriter().two(1).as(6, 2),
                () -> new PacketWriter().two(1).as(7, 0),
                () -> new Packet(Packet.PINGREQ, 0, new byte[0]),
                () -> new PacketWriter().one(0).properties(properties()).as(Packet.DISCONNECT, 0),
                () -> new PacketWriter().one(0x18).properties(properties()).as(15, 0),
                () -> PeerOptions.standard().toPacket("bad-again"));
        return kinds.get(dice.nextInt(kinds.size())).get();
    }

    private Properties properties() {
        return Properties.none()
                .with(Property.MESSAGE_EXPIRY, dice.nextInt(100))
                .with(Property.CONTENT_TYPE, "text/plain")
                .with(Property.RESPONSE_TOPIC, "bad/answers")
                .with(Property.CORRELATION, new byte[dice.nextInt(40)])
                .withUser("k", "v");
    }

    private Handler remembering() {
        return new Handler() {
            @Override
            public void publish(LogRecord logRecord) {
                if (logRecord.getThrown() != null) {
                    traces.add(logRecord);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
