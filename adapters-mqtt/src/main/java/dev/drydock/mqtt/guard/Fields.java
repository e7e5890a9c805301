package dev.drydock.mqtt.guard;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A reader of the fields of one packet (MQTT 5.0, 1.5) that never trusts a length. */
final class Fields {
    private final ByteBuffer in;
    private int longest;

    Fields(ByteBuffer in) {
        this.in = in;
    }

    /** Bytes that have been read. */
    int position() {
        return in.position();
    }

    boolean hasMore() {
        return in.hasRemaining();
    }

    int one() throws ProtocolException {
        return need(1).get() & 0xFF;
    }

    int two() throws ProtocolException {
        return need(2).getShort() & 0xFFFF;
    }

    long four() throws ProtocolException {
        return need(4).getInt() & 0xFFFF_FFFFL;
    }

    int variable() throws ProtocolException {
        int value = 0;
        for (int shift = 0; shift <= 21; shift += 7) {
            int next = one();
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new ProtocolException("a length of more than four bytes");
    }

    /** Text; bytes that are no UTF-8 become replacement characters. */
    String text() throws ProtocolException {
        int length = two();
        longest = Math.max(longest, length);
        byte[] bytes = new byte[length];
        need(length).get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    byte[] rest() {
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        return bytes;
    }

    /** The length of the longest text or binary data that was read. */
    int longest() {
        return longest;
    }

    /** The properties by their identifiers (MQTT 5.0, table 2-4): numbers as Long, the rest as text, user properties not at all. */
    Map<Integer, Object> properties() throws ProtocolException {
        int length = variable();
        Fields all = new Fields(need(length).slice(in.position(), length));
        in.position(in.position() + length);
        Map<Integer, Object> found = new HashMap<>();
        while (all.hasMore()) {
            int id = all.variable();
            switch (id) {
                case 0x01, 0x17, 0x19, 0x24, 0x25, 0x28, 0x29, 0x2A -> found.put(id, (long) all.one());
                case 0x13, 0x21, 0x22, 0x23 -> found.put(id, (long) all.two());
                case 0x02, 0x11, 0x18, 0x27 -> found.put(id, all.four());
                case 0x0B -> found.put(id, (long) all.variable());
                case 0x03, 0x08, 0x09, 0x12, 0x15, 0x16, 0x1A, 0x1C, 0x1F -> found.put(id, all.text());
                case 0x26 -> {
                    all.text();
                    all.text();
                }
                default -> throw new ProtocolException("an unknown property " + id);
            }
        }
        longest = Math.max(longest, all.longest);
        return found;
    }

    private ByteBuffer need(int bytes) throws ProtocolException {
        if (in.remaining() < bytes) {
            throw new ProtocolException("a length beyond its end");
        }
        return in;
    }
}
