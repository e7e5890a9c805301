package dev.drydock.files.slots;

import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The size and SHA-256 of a growing sequence of bytes. Not thread-safe. */
final class GrowingMeasure {
    private final MessageDigest sha256 = sha256();
    private long size;

    void take(byte[] bytes, int length) {
        sha256.update(bytes, 0, length);
        size += length;
    }

    void take(ByteBuffer bytes) {
        size += bytes.remaining();
        sha256.update(bytes);
    }

    long size() {
        return size;
    }

    /** The measure of all bytes until now. */
    ImageMeasure measure() {
        try {
            MessageDigest untilNow = (MessageDigest) sha256.clone();
            return new ImageMeasure(size, Digest.of(untilNow.digest()));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-256 of every Java can be copied", e);
        }
    }

    void reset() {
        sha256.reset();
        size = 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
