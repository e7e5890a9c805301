package dev.drydock.mqtt.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The way to the broker: what the client library writes goes out whole at each flush, so that the guard can write in between. */
public final class WholePackets extends OutputStream {
    private final OutputStream out;
    private final LongSupplier nanoTime;
    private final ByteArrayOutputStream packet = new ByteArrayOutputStream(512);
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile long writingSince;
    private volatile boolean writing;

    public WholePackets(OutputStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    @Override
    public void write(int octet) {
        packet.write(octet);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        packet.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        byte[] whole = packet.toByteArray();
        packet.reset();
        if (whole.length > 0) {
            send(whole);
            begun.countDown();
        }
    }

    public void send(byte[] whole) throws IOException {
        synchronized (out) {
            writingSince = nanoTime.getAsLong();
            writing = true;
            try {
                out.write(whole);
                out.flush();
            } finally {
                writing = false;
            }
        }
    }

    /** Waits until the library has sent its first packet; whether it has within the time. */
    public boolean awaitFirst(int millis) throws IOException {
        try {
            return begun.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Nanoseconds for which the present write has not come to its end; zero when none is under way. */
    public long stuckFor() {
        return writing ? nanoTime.getAsLong() - writingSince : 0;
    }
}
