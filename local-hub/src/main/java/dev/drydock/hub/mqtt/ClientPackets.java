package dev.drydock.hub.mqtt;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The packets of one client, cut out of the bytes that it sends and checked. The MQTT library behind gets whole and well-formed packets
 * alone: of others it makes log lines of its own.
 */
final class ClientPackets {
    static final int LARGEST = 512 * 1024;

    private static final int LENGTH_BYTES = 4;
    private static final int MORE = 128;
    private static final int SEVEN_BITS = 7;

    private Buffer unread = Buffer.buffer();
    private boolean begun;

    /** Takes bytes, and passes the packets on that are complete; gives the first violation, after which nothing is passed on. */
    Optional<PacketForm.Violation> take(Buffer bytes, Consumer<Buffer> packets) {
        unread.appendBuffer(bytes);
        int from = 0;
        Optional<PacketForm.Violation> violation = Optional.empty();
        while (violation.isEmpty()) {
            Length length = length(from);
            if (length.value > LARGEST) {
                violation = Optional.of(new PacketForm.Violation("a packet is longer than " + LARGEST + " bytes"));
            } else if (length.isOpen || unread.length() - length.end < length.value) {
                break;
            } else {
                int end = length.end + length.value;
                violation = check(unread.getUnsignedByte(from), unread.getBytes(length.end, end));
                if (violation.isEmpty()) {
                    packets.accept(unread.getBuffer(from, end));
                }
                from = end;
            }
        }
        if (from > 0) {
            unread = unread.getBuffer(from, unread.length());
        }
        return violation;
    }

    private Optional<PacketForm.Violation> check(int first, byte[] body) {
        boolean connect = PacketForm.isConnect(first);
        if (connect == begun) {
            return Optional.of(
                    new PacketForm.Violation(connect ? "a second CONNECT" : "the first packet is not CONNECT"));
        }
        begun = true;
        return PacketForm.violation(first, ByteBuffer.wrap(body));
    }

    /**
     * A remaining length (MQTT 3.1.1, 2.2.3).
     *
     * @param end where the body begins
     * @param isOpen whether bytes of the length itself are still to come
     */
    private record Length(int value, int end, boolean isOpen) {}

    /** A length of more than four bytes is as good as one that is too large. */
    private Length length(int from) {
        int value = 0;
        for (int i = 0; i < LENGTH_BYTES; i++) {
            int at = from + 1 + i;
            if (at >= unread.length()) {
                return new Length(0, at, true);
            }
            int digit = unread.getUnsignedByte(at);
            value |= (digit % MORE) << (SEVEN_BITS * i);
            if (digit < MORE) {
                return new Length(value, at + 1, false);
            }
        }
        return new Length(Integer.MAX_VALUE, from, false);
    }
}
