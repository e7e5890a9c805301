package dev.drydock.bench.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The few packets of MQTT 5.0 that a watcher and a thin fleet need. */
public final class Packets {
    static final int CONNACK = 2;
    static final int PUBLISH = 3;
    static final int PUBACK = 4;
    static final int SUBACK = 9;

    private static final int CONNECT_HEADER = 0x10;
    private static final int PUBLISH_HEADER = 0x32;
    private static final int RETAIN = 0x01;
    private static final int PUBACK_HEADER = 0x40;
    private static final int SUBSCRIBE_HEADER = 0x82;
    private static final int PROTOCOL_VERSION = 5;
    private static final int CLEAN_START = 0x02;
    private static final int QOS = 0x06;

    private static final int RESPONSE_TOPIC = 0x08;
    private static final int CORRELATION_DATA = 0x09;
    private static final int USER_PROPERTY = 0x26;
    private static final int RECEIVE_MAXIMUM = 0x21;
    private static final int MOST_UNACKNOWLEDGED = 1000;

    private Packets() {}

    /**
     * A message with the properties of calls and answers (MQTT 5.0, 4.10).
     *
     * @param status the user property of that name
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Message(
            String topic,
            byte[] payload,
            boolean retained,
            Optional<String> responseTopic,
            Optional<byte[]> correlation,
            Optional<String> status) {
        /** A document that stays on the broker. */
        public static Message retained(String topic, byte[] payload) {
            return new Message(topic, payload, true, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** An answer to a call. */
        public static Message answer(Message call, byte[] payload, String status) {
            return new Message(
                    call.responseTopic().orElseThrow(),
                    payload,
                    false,
                    Optional.empty(),
                    call.correlation(),
                    Optional.of(status));
        }
    }

    /** A CONNECT (MQTT 5.0, 3.1) without keep-alive. */
    static byte[] connect(String clientId) throws IOException {
        return packet(CONNECT_HEADER, body -> {
            body.writeUTF("MQTT");
            body.writeByte(PROTOCOL_VERSION);
            body.writeByte(CLEAN_START);
            body.writeShort(0);
            body.writeByte(3);
            body.writeByte(RECEIVE_MAXIMUM);
            body.writeShort(MOST_UNACKNOWLEDGED);
            body.writeUTF(clientId);
        });
    }

    /** A SUBSCRIBE (MQTT 5.0, 3.8). */
    static byte[] subscribe(String filter, int qos) throws IOException {
        return packet(SUBSCRIBE_HEADER, body -> {
            body.writeShort(1);
            body.writeByte(0);
            body.writeUTF(filter);
            body.writeByte(qos);
        });
    }

    /** A PUBLISH at QoS 1 (MQTT 5.0, 3.3). */
    static byte[] publish(Message message, int id) throws IOException {
        return packet(PUBLISH_HEADER | (message.retained() ? RETAIN : 0), body -> {
            body.writeUTF(message.topic());
            body.writeShort(id);
            byte[] properties = properties(message);
            writeLength(body, properties.length);
            body.write(properties);
            body.write(message.payload());
        });
    }

    private static byte[] properties(Message message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        if (message.correlation().isPresent()) {
            byte[] correlation = message.correlation().get();
            out.writeByte(CORRELATION_DATA);
            out.writeShort(correlation.length);
            out.write(correlation);
        }
        if (message.status().isPresent()) {
            out.writeByte(USER_PROPERTY);
            out.writeUTF("status");
            out.writeUTF(message.status().get());
        }
        return bytes.toByteArray();
    }

    /** A PUBACK (MQTT 5.0, 3.4). */
    static byte[] acknowledgement(int id) {
        return ByteBuffer.allocate(4)
                .put((byte) PUBACK_HEADER)
                .put((byte) 2)
                .putShort((short) id)
                .array();
    }

    /** A received packet: its type (MQTT 5.0, 2.1.2), whether it wants an acknowledgement, and the bytes after its length. */
    record Incoming(int type, boolean isAtQos1, ByteBuffer body) {
        /** Reads a PUBLISH (MQTT 5.0, 3.3): topic, properties and payload. */
        Sighting published(long nanos) {
            Message message = message();
            return new Sighting(message.topic(), new String(message.payload(), StandardCharsets.UTF_8), nanos);
        }

        /** The identifier of a PUBLISH at QoS 1. */
        int packetId() {
            return body.getShort(2 + (body.getShort(0) & 0xFFFF)) & 0xFFFF;
        }

        Message message() {
            ByteBuffer rest = body.duplicate();
            String topic = text(rest);
            if (isAtQos1) {
                rest.getShort();
            }
            int properties = length(() -> rest.get() & 0xFF);
            int end = rest.position() + properties;
            Optional<String> responseTopic = Optional.empty();
            Optional<byte[]> correlation = Optional.empty();
            while (rest.position() < end) {
                int property = rest.get();
                if (property == RESPONSE_TOPIC) {
                    responseTopic = Optional.of(text(rest));
                } else if (property == CORRELATION_DATA) {
                    correlation = Optional.of(bytes(rest));
                } else {
                    skip(property, rest);
                }
            }
            byte[] payload = new byte[rest.remaining()];
            rest.get(payload);
            return new Message(topic, payload, false, responseTopic, correlation, Optional.empty());
        }
    }

    /** Passes over a property of a PUBLISH (MQTT 5.0, 3.3.2.3). */
    private static void skip(int property, ByteBuffer from) {
        switch (property) {
            case 0x01 -> from.get();
            case 0x02 -> from.getInt();
            case 0x03 -> text(from);
            case USER_PROPERTY -> {
                text(from);
                text(from);
            }
            case 0x0B -> length(() -> from.get() & 0xFF);
            case 0x23 -> from.getShort();
            default -> throw new IllegalStateException("a PUBLISH with the property " + property);
        }
    }

    private static String text(ByteBuffer from) {
        return new String(bytes(from), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer from) {
        byte[] bytes = new byte[from.getShort() & 0xFFFF];
        from.get(bytes);
        return bytes;
    }

    static Incoming read(DataInputStream in) throws IOException {
        int header = in.readUnsignedByte();
        byte[] body = new byte[length(in::readUnsignedByte)];
        in.readFully(body);
        return new Incoming(header >> 4, (header & QOS) != 0, ByteBuffer.wrap(body));
    }

    static void expect(DataInputStream in, int type) throws IOException {
        Incoming packet = read(in);
        if (packet.type() != type) {
            throw new IOException("expected MQTT packet " + type + ", found " + packet.type());
        }
    }

    @FunctionalInterface
    private interface Bytes<E extends Exception> {
        int next() throws E;
    }

    /** Reads a variable byte integer (MQTT 5.0, 1.5.5). */
    private static <E extends Exception> int length(Bytes<E> bytes) throws E {
        int length = 0;
        for (int shift = 0; shift <= 21; shift += 7) {
            int next = bytes.next();
            length |= (next & 0x7F) << shift;
            if (next < 0x80) {
                break;
            }
        }
        return length;
    }

    private static void writeLength(DataOutputStream out, int length) throws IOException {
        int rest = length;
        while (rest > 0x7F) {
            out.writeByte((rest & 0x7F) | 0x80);
            rest >>= 7;
        }
        out.writeByte(rest);
    }

    @FunctionalInterface
    private interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] packet(int header, Body body) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        body.write(new DataOutputStream(content));
        ByteArrayOutputStream whole = new ByteArrayOutputStream(content.size() + 5);
        DataOutputStream out = new DataOutputStream(whole);
        out.writeByte(header);
        writeLength(out, content.size());
        content.writeTo(out);
        return whole.toByteArray();
    }
}
