package dev.drydock.testkit.mqtt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A reader of the fields that packets are made of (MQTT 5.0, 1.5); fails with an unchecked exception where the bytes end. */
public final class PacketReader {
    private final ByteBuffer in;

    public PacketReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    public boolean hasMore() {
        return in.hasRemaining();
    }

    public int one() {
        return in.get() & 0xFF;
    }

    public int two() {
        return in.getShort() & 0xFFFF;
    }

    public long four() {
        return in.getInt() & 0xFFFF_FFFFL;
    }

    public int variable() {
        int value = 0;
        for (int shift = 0; shift <= 21; shift += 7) {
            int next = one();
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IllegalStateException("a variable byte integer of more than four bytes");
    }

    public byte[] binary() {
        return raw(two());
    }

    public String text() {
        return new String(binary(), StandardCharsets.UTF_8);
    }

    public byte[] rest() {
        return raw(in.remaining());
    }

    public Properties properties() {
        return Properties.read(new PacketReader(raw(variable())));
    }

    private byte[] raw(int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
