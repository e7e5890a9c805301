package dev.drydock.mqtt.link;

import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.Mutations;
import dev.drydock.testkit.mqtt.Packet;
import dev.drydock.testkit.mqtt.PacketWriter;
import dev.drydock.testkit.mqtt.Properties;
import dev.drydock.testkit.mqtt.Property;
import dev.drydock.testkit.mqtt.RawBroker;
import dev.drydock.testkit.mqtt.RawConnection;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A broker that plays mutated packets of every type to one client, and after them calls it: on the same connection when the
 * client keeps it, else on the next. Everything it does follows from its seed.
 */
final class FuzzingPeer {
    private static final long LIMIT_NANOS = 10_000_000_000L;
    private static final String HERE = "drydock/d1/";
    private static final byte[] ID = {0, 1};

    private final RawBroker broker;
    private final long seed;
    private final LongSupplier nanoTime;
    private final SplittableRandom dice;
    private final Mutations mutations;
    private long lastBad;
    private byte[] lastBytes = new byte[0];
    private int connections;

    /** @param nanoTime the clock of the client's pauses */
    FuzzingPeer(RawBroker broker, long seed, LongSupplier nanoTime) {
        this.broker = broker;
        this.seed = seed;
        this.nanoTime = nanoTime;
        this.dice = new SplittableRandom(seed);
        this.mutations = new Mutations(dice);
        this.lastBad = nanoTime.getAsLong();
    }

    /** Plays so many connections; fails when a good call is not answered within ten seconds after the last bad packet. */
    void play(int most) throws IOException {
        while (connections < most) {
            boolean bad = true;
            while (!isAnswered(bad)) {
                bad = false;
            }
        }
    }

    /** Whether the client answered a good call on its next connection; else it ended that connection. */
    private boolean isAnswered(boolean withBadPackets) throws IOException {
        connections++;
        try (RawConnection connection = broker.accept()) {
            try {
                if (withBadPackets) {
                    if (!spoil(connection)) {
                        return false;
                    }
                } else {
                    connection.readUntil(Packet.CONNECT);
                    connection.send(RawConnection.connack(0, Properties.none()));
                }
                call(connection);
            } catch (SocketTimeoutException e) {
                throw failure("is mute", e);
            } catch (IOException e) {
                if (!withBadPackets) {
                    throw failure("ended a good connection", e);
                }
                return false;
            }
        } catch (SocketTimeoutException e) {
            throw failure("does not come back", e);
        }
        if (nanoTime.getAsLong() - lastBad > LIMIT_NANOS) {
            throw failure("took more than ten seconds", null);
        }
        return true;
    }

    /** Opens a connection in which something is wrong; whether it can go on. */
    private boolean spoil(RawConnection connection) throws IOException {
        connection.readUntil(Packet.CONNECT);
        if (dice.nextInt(6) == 0) {
            return bad(connection, mutations.of(RawConnection.connack(0, limits())));
        }
        connection.send(RawConnection.connack(0, Properties.none()));
        Packet subscribe = connection.readUntil(Packet.SUBSCRIBE);
        Packet suback = RawConnection.answerTo(subscribe).orElseThrow();
        if (dice.nextInt(8) == 0) {
            return bad(connection, mutations.of(suback));
        }
        connection.send(suback);
        for (int i = dice.nextInt(3); i >= 0; i--) {
            if (!bad(connection, dice.nextInt(20) == 0 ? mutations.garbage() : mutations.of(next()))) {
                return false;
            }
        }
        return true;
    }

    private boolean bad(RawConnection connection, byte[] bytes) throws IOException {
        lastBytes = bytes;
        lastBad = nanoTime.getAsLong();
        connection.send(bytes);
        return Mutations.endsWhole(bytes);
    }

    private void call(RawConnection connection) throws IOException {
        byte[] correlation = Long.toString(dice.nextLong()).getBytes(StandardCharsets.US_ASCII);
        connection.send(Message.of(HERE + "methods/echo", "good")
                .answeredOn(HERE + "responses/me", correlation)
                .toPacket(1 + dice.nextInt(0xFFFF)));
        Message answer = connection.readMessage(HERE + "responses/me");
        while (answer.correlation().filter(it -> Arrays.equals(it, correlation)).isEmpty()) {
            answer = connection.readMessage(HERE + "responses/me");
        }
    }

    private Properties limits() {
        return Properties.none()
                .with(Property.RECEIVE_MAXIMUM, dice.nextInt(1, 0x10000))
                .with(Property.MAXIMUM_PACKET_SIZE, dice.nextInt(1 << 20))
                .with(Property.TOPIC_ALIAS_MAXIMUM, dice.nextInt(0x10000))
                .with(Property.REASON, "as you like");
    }

    private Packet next() {
        List<Supplier<Packet>> kinds = List.of(
                () -> message("desired", "{\"firmware\":{\"fwPackageUri\":\"http://a/b\"}}"),
                () -> message("desired", "{\"firmware\":{\"fwPackageUri\":\"http://a/b\"}}"),
                () -> message("presence", "{\"connected\":true,\"session\":\"s\"}"),
                () -> message("reported", "{}"),
                () -> message("methods/echo", "bad"),
                () -> message("methods/echo", "bad"),
                () -> new PacketWriter().raw(ID).one(0).one(0).as(Packet.PUBACK, 0),
                () -> new PacketWriter().raw(ID).one(0).one(1).as(Packet.SUBACK, 0),
                () -> new PacketWriter().raw(ID).one(0).one(0).as(Packet.UNSUBACK, 0),
                () -> new Packet(5, 0, ID),
                () -> new Packet(6, 2, ID),
                () -> new Packet(7, 0, ID),
                () -> new Packet(Packet.PINGRESP, 0, new byte[0]),
                () -> RawConnection.disconnect(0x8B, "so long"),
                () -> RawConnection.connack(0, limits()),
                () -> new PacketWriter().one(0x18).properties(limits()).as(15, 0));
        return kinds.get(dice.nextInt(kinds.size())).get();
    }

    private Packet message(String rest, String payload) {
        Message message = Message.of(HERE + rest, payload)
                .answeredOn(HERE + "responses/me", new byte[dice.nextInt(40)])
                .atQos(dice.nextInt(2));
        Properties more = message.properties()
                .with(Property.CONTENT_TYPE, "application/json")
                .with(Property.MESSAGE_EXPIRY, dice.nextInt(100))
                .withUser("status", "200");
        Message complete = message.with(dice.nextBoolean() ? more : Properties.none());
        return (dice.nextBoolean() ? complete.asRetained() : complete).toPacket(1 + dice.nextInt(0xFFFF));
    }

    private AssertionError failure(String what, Exception cause) {
        return new AssertionError(
                "-Dfuzz.seed=" + seed + ": the client " + what + " on connection " + connections + ", last bad bytes "
                        + HexFormat.of().formatHex(lastBytes, 0, Math.min(lastBytes.length, 500)),
                cause);
    }
}
