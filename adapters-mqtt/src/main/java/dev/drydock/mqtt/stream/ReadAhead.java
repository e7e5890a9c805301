package dev.drydock.mqtt.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stream whose source is read as fast as it gives, by a thread of its own, up to a limit. A broker that sends thousands of
 * retained messages at once throws away those for which the connection has no room at that moment.
 */
public final class ReadAhead extends InputStream {
    private static final int PIECE = 64 * 1024;
    private static final int WAIT_MILLIS = 1000;

    private static final byte[] END = new byte[0];

    private final InputStream source;
    private final Semaphore room;
    private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
    private final AtomicInteger held = new AtomicInteger();
    private final Thread reader;
    private volatile IOException end = new EOFException("the broker closed the connection");
    private byte[] present = END;
    private int position;

    /** @param limit bytes that are held at most, and one piece more */
    public ReadAhead(InputStream source, int limit) {
        this.source = source;
        this.room = new Semaphore(limit + PIECE);
        this.reader = new Thread(this::readOn, "mqtt-read-ahead");
        reader.setDaemon(true);
    }

    public void start() {
        reader.start();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == present.length) {
            present = next();
            position = 0;
        }
        int count = Math.min(length, present.length - position);
        System.arraycopy(present, position, into, offset, count);
        position += count;
        held.addAndGet(-count);
        if (position == present.length) {
            room.release(present.length);
        }
        return count;
    }

    @Override
    public int available() {
        return held.get();
    }

    @Override
    public void close() {
        reader.interrupt();
    }

    private byte[] next() throws IOException {
        try {
            byte[] piece = pieces.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            if (piece == null) {
                throw new SocketTimeoutException("nothing came");
            }
            if (piece.length == 0) {
                pieces.add(piece);
                throw end;
            }
            return piece;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void readOn() {
        byte[] buffer = new byte[PIECE];
        try {
            for (int count = readSource(buffer); count >= 0; count = readSource(buffer)) {
                room.acquire(count);
                held.addAndGet(count);
                if (count > 0) {
                    pieces.add(Arrays.copyOf(buffer, count));
                }
            }
        } catch (IOException e) {
            end = e;
        } catch (InterruptedException e) {
            end = new IOException("the connection is closed", e);
        }
        pieces.add(END);
    }

    /** Reads from the source; nothing when that takes longer than the time of its socket. */
    private int readSource(byte[] buffer) throws IOException {
        try {
            return source.read(buffer);
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }
}
