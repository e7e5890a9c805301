package dev.drydock.testkit.mqtt;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;

/** One connection of a {@link RawBroker}. A read fails when the client is gone, or has sent nothing for a minute. */
public final class RawConnection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    public Packet read() throws IOException {
        return Packet.read(in);
    }

    /** Reads on until a packet of that type, and answers every other as a broker does. */
    public Packet readUntil(int type) throws IOException {
        Packet packet = read();
        while (packet.type() != type) {
            answer(packet);
            packet = read();
        }
        return packet;
    }

    /** Reads on until a message on that topic, answers it and everything before it as a broker does. */
    public Message readMessage(String topic) throws IOException {
        while (true) {
            Packet packet = readUntil(Packet.PUBLISH);
            answer(packet);
            Message message = Message.read(packet);
            if (message.topic().equals(topic)) {
                return message;
            }
        }
    }

    /** Sends a message and reads on, answering as a broker does, until its PUBACK has come: the reason code. */
    public int deliver(Message message, int packetId) throws IOException {
        send(message.toPacket(packetId));
        while (true) {
            Packet puback = readUntil(Packet.PUBACK);
            if (puback.reader().two() == packetId) {
                return puback.body().length > 2 ? puback.body()[2] & 0xFF : 0;
            }
        }
    }

    public void send(Packet packet) throws IOException {
        send(packet.bytes());
    }

    /** Sends bytes, whether they are packets or not. */
    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Answers a packet as a broker does that grants everything. */
    public void answer(Packet packet) throws IOException {
        Optional<Packet> answer = answerTo(packet);
        if (answer.isPresent()) {
            send(answer.get());
        }
    }

    /** The answer that a broker has to a packet of a client, when it needs one. */
    public static Optional<Packet> answerTo(Packet packet) {
        return Optional.ofNullable(
                switch (packet.type()) {
                    case Packet.PUBLISH ->
                        (packet.flags() >> 1 & 3) == 0
                                ? null
                                : new PacketWriter()
                                        .two(Message.packetId(packet))
                                        .as(Packet.PUBACK, 0);
                    case Packet.SUBSCRIBE -> granting(packet);
                    case Packet.UNSUBSCRIBE ->
                        new PacketWriter()
                                .two(packet.reader().two())
                                .one(0)
                                .one(0)
                                .as(Packet.UNSUBACK, 0);
                    case Packet.PINGREQ -> new Packet(Packet.PINGRESP, 0, new byte[0]);
                    default -> null;
                });
    }

    /** A CONNACK of a new session. */
    public static Packet connack(int reasonCode, Properties properties) {
        return new PacketWriter().one(0).one(reasonCode).properties(properties).as(Packet.CONNACK, 0);
    }

    /** A DISCONNECT with a reason and the broker's own words. */
    public static Packet disconnect(int reasonCode, String words) {
        return new PacketWriter()
                .one(reasonCode)
                .properties(Properties.none().with(Property.REASON, words))
                .as(Packet.DISCONNECT, 0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static Packet granting(Packet subscribe) {
        PacketReader in = subscribe.reader();
        PacketWriter out = new PacketWriter().two(in.two()).one(0);
        in.properties();
        while (in.hasMore()) {
            in.text();
            out.one(in.one() & 3);
        }
        return out.as(Packet.SUBACK, 0);
    }
}
