package dev.drydock.application.device.image;

import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The sink for the bytes of one image: the slot that does not run. Its length is what is on the disk, and so the offset from which
 * a download resumes. Every method may throw {@link dev.drydock.application.device.StorageFailure}. Not thread-safe.
 */
public interface ImageSink extends AutoCloseable {
    /**
     * Names the place of the bytes that come next. Those that are there from elsewhere cannot be resumed from, as a
     * validator speaks for one place alone; they stay all the same until something better comes.
     */
    default void from(ImageUri place) {}

    /** Whether the bytes that are there came from this place; never so in a sink that keeps nothing from before. */
    default boolean holdsFrom(ImageUri place) {
        return false;
    }

    /** The number of bytes in the sink. */
    long length();

    /**
     * The strong validator (RFC 9110, 8.8.1) of the bytes that are there; empty when they cannot be resumed from, or are not from
     * the place that was named last.
     */
    Optional<String> etag();

    /** Drops what is there and begins anew, with the validator of what comes, if it has a strong one. */
    void restart(Optional<String> etag);

    /** Appends the bytes that remain in the buffer, and hashes them. */
    void write(ByteBuffer bytes);

    /** Forces all bytes to the disk and tells what was counted and hashed of the whole. */
    ImageMeasure finish();

    /** Lets go of the slot; what was written stays, to be resumed from. */
    @Override
    void close();
}
