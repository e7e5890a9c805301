package dev.drydock.mqtt.guard;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A reader of whole packets. A read that times out keeps what has come for the next one. Of a packet above the limit the
 * beginning is kept, long enough for the longest topic, and the rest is thrown away as it comes.
 */
final class FrameReader {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int HEAD = 70_000;
    private static final byte[] NOTHING = new byte[0];

    private final InputStream in;
    private final int largest;
    private final LongSupplier nanoTime;
    private final byte[] scratch = new byte[8192];
    private int first = -1;
    private int length;
    private int shift;
    private boolean sized;
    private byte[] body = NOTHING;
    private int filled;
    private int toSkip;
    private long lastByte;

    /** @param largest bytes of a remaining length that is read whole */
    FrameReader(InputStream in, int largest, LongSupplier nanoTime) {
        this.in = in;
        this.largest = largest;
        this.nanoTime = nanoTime;
    }

    /**
     * The next packet.
     *
     * @throws SocketTimeoutException when it has not come whole within the socket's time
     * @throws ProtocolException when the length is none, or nothing has come of a begun packet for ten seconds
     */
    Frame next() throws IOException {
        try {
            readHeader();
            readBody();
        } catch (SocketTimeoutException e) {
            if (first >= 0 && nanoTime.getAsLong() - lastByte > PATIENCE.toNanos()) {
                throw new ProtocolException("a packet that ends in the middle");
            }
            throw e;
        }
        Frame frame = new Frame(first, body, length);
        first = -1;
        length = 0;
        shift = 0;
        sized = false;
        body = NOTHING;
        filled = 0;
        return frame;
    }

    private void readHeader() throws IOException {
        if (first < 0) {
            first = octet();
        }
        while (!sized) {
            if (shift > 21) {
                throw new ProtocolException("a length of more than four bytes");
            }
            int next = octet();
            length |= (next & 0x7F) << shift;
            shift += 7;
            if (next < 0x80) {
                sized = true;
                body = length == 0 ? NOTHING : new byte[length > largest ? Math.min(HEAD, length) : length];
                toSkip = length - body.length;
            }
        }
    }

    private void readBody() throws IOException {
        while (filled < body.length) {
            filled += read(body, filled, body.length - filled);
        }
        while (toSkip > 0) {
            toSkip -= read(scratch, 0, Math.min(scratch.length, toSkip));
        }
    }

    private int octet() throws IOException {
        read(scratch, 0, 1);
        return scratch[0] & 0xFF;
    }

    private int read(byte[] into, int offset, int most) throws IOException {
        int count = in.read(into, offset, most);
        if (count < 0) {
            throw new EOFException("the broker closed the connection");
        }
        lastByte = nanoTime.getAsLong();
        return count;
    }
}
