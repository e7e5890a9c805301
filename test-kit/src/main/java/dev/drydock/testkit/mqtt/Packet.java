package dev.drydock.testkit.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * One MQTT control packet (MQTT 5.0, 2.1), right or wrong: nothing is checked.
 *
 * @param type the upper four bits of the first byte
 * @param flags the lower four bits of the first byte
 * @param body everything after the remaining length
 */
@SuppressWarnings("ArrayRecordComponent") // written or read once, never compared
public record Packet(int type, int flags, byte[] body) {
    public static final int CONNECT = 1;
    public static final int CONNACK = 2;
    public static final int PUBLISH = 3;
    public static final int PUBACK = 4;
    public static final int SUBSCRIBE = 8;
    public static final int SUBACK = 9;
    public static final int UNSUBSCRIBE = 10;
    public static final int UNSUBACK = 11;
    public static final int PINGREQ = 12;
    public static final int PINGRESP = 13;
    public static final int DISCONNECT = 14;

    private static final int FLAGS = 0x0F;

    /** Reads the next packet, or fails with an {@link EOFException} when the stream ends before it does. */
    public static Packet read(InputStream in) throws IOException {
        int first = octet(in);
        int length = 0;
        for (int shift = 0; shift <= 21; shift += 7) {
            int next = octet(in);
            length |= (next & 0x7F) << shift;
            if (next < 0x80) {
                break;
            }
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the connection ended within a packet");
        }
        return new Packet(first >> 4, first & FLAGS, body);
    }

    /** The bytes of the packet on the wire. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 5);
        out.write(type << 4 | flags);
        out.writeBytes(PacketWriter.variable(body.length));
        out.writeBytes(body);
        return out.toByteArray();
    }

    public PacketReader reader() {
        return new PacketReader(body);
    }

    private static int octet(InputStream in) throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException("the connection ended");
        }
        return octet;
    }
}
