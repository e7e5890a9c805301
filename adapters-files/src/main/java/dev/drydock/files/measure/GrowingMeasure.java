package dev.drydock.files.measure;

import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The size and SHA-256 of a growing sequence of bytes. Not thread-safe. */
public final class GrowingMeasure {
    private static final int PIECE = 64 * 1024;

    private final MessageDigest sha256 = sha256();
    private long size;

    public void take(byte[] bytes, int length) {
        sha256.update(bytes, 0, length);
        size += length;
    }

    /** Takes the bytes that remain in the buffer. */
    public void take(ByteBuffer bytes) {
        size += bytes.remaining();
        sha256.update(bytes);
    }

    public long size() {
        return size;
    }

    /** The measure of all bytes until now. */
    public ImageMeasure measure() {
        try {
            MessageDigest untilNow = (MessageDigest) sha256.clone();
            return new ImageMeasure(size, Digest.of(untilNow.digest()));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-256 of every Java can be copied", e);
        }
    }

    public void reset() {
        sha256.reset();
        size = 0;
    }

    /** The measure of all bytes of a stream, which are read piece by piece. */
    public static ImageMeasure of(InputStream in) throws IOException {
        GrowingMeasure measure = new GrowingMeasure();
        byte[] piece = new byte[PIECE];
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            measure.take(piece, count);
        }
        return measure.measure();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
