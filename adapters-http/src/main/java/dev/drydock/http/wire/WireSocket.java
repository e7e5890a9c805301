package dev.drydock.http.wire;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A socket whose every read waits as long as a {@link Patience} lets it. TLS reads through it, too, so that a handshake or a record
 * that comes byte by byte is bounded like anything else.
 */
final class WireSocket extends Socket {
    private static final long NANOS_A_MILLI = Duration.ofMillis(1).toNanos();

    private final Patience patience;
    /** Whether an end of the stream is a failure: below TLS, whose own end comes before it (RFC 8446, 6.1). */
    private boolean endFails;

    WireSocket(Patience patience) {
        this.patience = patience;
    }

    void refuseEnd() {
        endFails = true;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Timed(super.getInputStream());
    }

    private final class Timed extends FilterInputStream {
        Timed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            while (true) {
                long left = patience.begin();
                setSoTimeout(
                        (int) Math.min(Integer.MAX_VALUE, Math.max(1, (left + NANOS_A_MILLI - 1) / NANOS_A_MILLI)));
                try {
                    int count = in.read(into, offset, length);
                    if (count < 0 && endFails) {
                        throw new EOFException("the connection ended without the end of TLS");
                    }
                    return count;
                } catch (SocketTimeoutException e) {
                    // whether there is more time is the patience's to say
                } finally {
                    patience.end();
                }
            }
        }
    }
}
