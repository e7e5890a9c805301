package dev.drydock.mqtt.guard;

import java.nio.ByteBuffer;

/**
 * One packet as it came (MQTT 5.0, 2.1).
 *
 * @param body everything after the remaining length; of a packet above the limit only the beginning
 * @param length the remaining length
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Frame(int first, byte[] body, int length) {
    static final int CONNACK = 2;
    static final int PUBLISH = 3;
    static final int PUBACK = 4;
    static final int PUBREC = 5;
    static final int SUBACK = 9;
    static final int UNSUBACK = 11;
    static final int PINGRESP = 13;
    static final int DISCONNECT = 14;

    private static final int SHOWN = 200;

    int type() {
        return first >> 4;
    }

    int qos() {
        return first >> 1 & 3;
    }

    boolean isRetained() {
        return (first & 1) != 0;
    }

    /** Whether the packet was above the limit. */
    boolean isCut() {
        return body.length < length;
    }

    Fields fields() {
        return new Fields(ByteBuffer.wrap(body));
    }

    byte[] bytes() {
        return bytes(first, body);
    }

    static byte[] bytes(int first, byte... body) {
        ByteBuffer out = ByteBuffer.allocate(body.length + 5);
        out.put((byte) first);
        int rest = body.length;
        do {
            int low = rest & 0x7F;
            rest >>>= 7;
            out.put((byte) (rest > 0 ? low | 0x80 : low));
        } while (rest > 0);
        out.put(body);
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** Text of a stranger, made fit for a log line. */
    static String printable(String text) {
        String clean = text.codePoints()
                .map(point -> point >= ' ' && point < 0x7F ? point : '?')
                .limit(SHOWN)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.length() > SHOWN ? clean + "..." : clean;
    }
}
