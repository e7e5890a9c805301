package dev.drydock.mqtt.guard;

import dev.drydock.mqtt.stream.WholePackets;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.util.Optional;

/** The way from the broker: the client library gets whole packets, and only those that it can decode. */
final class GuardedInput extends InputStream {
    private static final int WAIT_MILLIS = 1000;
    private static final long LONGEST_NANOS = 1_000_000_000L;

    private final InputStream in;
    private final FrameReader frames;
    private final Guard guard;
    private final WholePackets out;
    private byte[] ready = new byte[0];
    private int position;

    GuardedInput(InputStream in, FrameReader frames, Guard guard, WholePackets out) {
        this.in = in;
        this.frames = frames;
        this.guard = guard;
        this.out = out;
    }

    @Override
    public int read() throws IOException {
        fill();
        return ready[position++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        fill();
        int count = Math.min(length, ready.length - position);
        System.arraycopy(ready, position, into, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() throws IOException {
        return position < ready.length ? ready.length - position : in.available();
    }

    /**
     * Waits for the next good packet. Nothing is read, not even the end, before the library has sent its CONNECT: its thread
     * that connects waits for ever for a receiver that has ended already.
     */
    private void fill() throws IOException {
        if (position < ready.length) {
            return;
        }
        if (!out.awaitFirst(WAIT_MILLIS)) {
            throw new SocketTimeoutException("no CONNECT yet");
        }
        long start = System.nanoTime();
        Optional<byte[]> admitted = next();
        while (admitted.isEmpty()) {
            if (System.nanoTime() - start > LONGEST_NANOS) {
                throw new SocketTimeoutException("nothing but messages that are dropped");
            }
            admitted = next();
        }
        ready = admitted.get();
        position = 0;
    }

    private Optional<byte[]> next() throws IOException {
        try {
            Guard.Decision decision = guard.judge(frames.next());
            if (decision.reply().isPresent()) {
                out.send(decision.reply().get());
            }
            return decision.admitted();
        } catch (ProtocolException e) {
            guard.end(new Ending(Ending.MALFORMED, "the broker sent " + e.getMessage()));
            sayGoodbye();
            throw e;
        }
    }

    private void sayGoodbye() {
        try {
            out.send(Frame.bytes(Frame.DISCONNECT << 4, (byte) Ending.MALFORMED, (byte) 0));
        } catch (IOException e) {
            // The broker has closed the connection.
        }
    }
}
