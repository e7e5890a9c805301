package dev.drydock.mqtt.guard;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The payloads of messages that are on their way through the client library. The library copies a packet twice, byte by byte and
 * with a lock for each, so it gets a number of eight bytes in place of each payload.
 */
final class Payloads {
    private final Map<Long, byte[]> kept = new ConcurrentHashMap<>();
    private long last;

    /** Keeps a payload, and returns the number that stands for it. */
    synchronized byte[] keep(byte[] payload) {
        kept.put(++last, payload);
        return ByteBuffer.allocate(Long.BYTES).putLong(last).array();
    }

    /** The payload for which a number stands, which is then kept no longer. */
    byte[] take(byte[] number) {
        byte[] payload = number.length == Long.BYTES
                ? kept.remove(ByteBuffer.wrap(number).getLong())
                : null;
        if (payload == null) {
            throw new IllegalStateException("no payload is kept for " + Arrays.toString(number));
        }
        return payload;
    }
}
