package dev.drydock.bench.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The few packets of MQTT 5.0 that a watcher needs, at QoS 0. */
final class Packets {
    static final int CONNACK = 2;
    static final int PUBLISH = 3;
    static final int SUBACK = 9;

    private static final int CONNECT_HEADER = 0x10;
    private static final int SUBSCRIBE_HEADER = 0x82;
    private static final int PROTOCOL_VERSION = 5;
    private static final int CLEAN_START = 0x02;

    private Packets() {}

    /** A CONNECT (MQTT 5.0, 3.1) without keep-alive. */
    static byte[] connect(String clientId) throws IOException {
        return packet(CONNECT_HEADER, body -> {
            body.writeUTF("MQTT");
            body.writeByte(PROTOCOL_VERSION);
            body.writeByte(CLEAN_START);
            body.writeShort(0);
            body.writeByte(0);
            body.writeUTF(clientId);
        });
    }

    /** A SUBSCRIBE (MQTT 5.0, 3.8). */
    static byte[] subscribe(String filter) throws IOException {
        return packet(SUBSCRIBE_HEADER, body -> {
            body.writeShort(1);
            body.writeByte(0);
            body.writeUTF(filter);
            body.writeByte(0);
        });
    }

    /** A received packet: its type (MQTT 5.0, 2.1.2) and the bytes after its length. */
    record Incoming(int type, ByteBuffer body) {
        /** Reads a PUBLISH (MQTT 5.0, 3.3): topic, properties and payload. */
        Sighting published(long nanos) {
            byte[] topic = new byte[body.getShort() & 0xFFFF];
            body.get(topic);
            int properties = length(() -> body.get() & 0xFF);
            body.position(body.position() + properties);
            byte[] payload = new byte[body.remaining()];
            body.get(payload);
            return new Sighting(
                    new String(topic, StandardCharsets.UTF_8), new String(payload, StandardCharsets.UTF_8), nanos);
        }
    }

    static Incoming read(DataInputStream in) throws IOException {
        int header = in.readUnsignedByte();
        byte[] body = new byte[length(in::readUnsignedByte)];
        in.readFully(body);
        return new Incoming(header >> 4, ByteBuffer.wrap(body));
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

    @FunctionalInterface
    private interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    /** Writes a packet whose body is shorter than 128 bytes. */
    private static byte[] packet(int header, Body body) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        body.write(new DataOutputStream(content));
        if (content.size() > 0x7F) {
            throw new IOException("a packet of " + content.size() + " bytes is longer than a watcher writes");
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(header);
        whole.write(content.size());
        content.writeTo(whole);
        return whole.toByteArray();
    }
}
