package dev.drydock.http;

import dev.drydock.application.device.image.ImageSink;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** A slot in memory. */
public class InMemorySink implements ImageSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Optional<String> etag = Optional.empty();
    private int restarts;
    private int longest;

    /** A slot that holds a beginning already. */
    public static InMemorySink holding(byte[] beginning, String etag) {
        InMemorySink sink = new InMemorySink();
        sink.bytes.writeBytes(beginning);
        sink.etag = Optional.of(etag);
        return sink;
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }

    public int restarts() {
        return restarts;
    }

    /** The most bytes that it ever had. */
    public int longest() {
        return longest;
    }

    @Override
    public synchronized long length() {
        return bytes.size();
    }

    @Override
    public Optional<String> etag() {
        return etag;
    }

    @Override
    public synchronized void restart(Optional<String> etag) {
        bytes.reset();
        this.etag = etag;
        restarts++;
    }

    @Override
    public synchronized void write(ByteBuffer buffer) {
        byte[] some = new byte[buffer.remaining()];
        buffer.get(some);
        bytes.writeBytes(some);
        longest = Math.max(longest, bytes.size());
    }

    @Override
    public ImageMeasure finish() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
            return new ImageMeasure(length(), Digest.of(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {}
}
