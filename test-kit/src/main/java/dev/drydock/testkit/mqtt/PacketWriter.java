package dev.drydock.testkit.mqtt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A writer of the fields that packets are made of (MQTT 5.0, 1.5). */
public final class PacketWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public PacketWriter one(int value) {
        out.write(value);
        return this;
    }

    public PacketWriter two(int value) {
        return one(value >> 8).one(value);
    }

    public PacketWriter four(long value) {
        return two((int) (value >> 16)).two((int) value);
    }

    /** Binary data with its length in two bytes. */
    public PacketWriter binary(byte[] value) {
        return two(value.length).raw(value);
    }

    public PacketWriter text(String value) {
        return binary(value.getBytes(StandardCharsets.UTF_8));
    }

    public PacketWriter raw(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    public PacketWriter properties(Properties properties) {
        PacketWriter inner = new PacketWriter();
        properties.writeTo(inner);
        byte[] bytes = inner.bytes();
        return raw(variable(bytes.length)).raw(bytes);
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    public Packet as(int type, int flags) {
        return new Packet(type, flags, bytes());
    }

    static byte[] variable(int value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int rest = value;
        do {
            int low = rest & 0x7F;
            rest >>>= 7;
            bytes.write(rest > 0 ? low | 0x80 : low);
        } while (rest > 0);
        return bytes.toByteArray();
    }
}
