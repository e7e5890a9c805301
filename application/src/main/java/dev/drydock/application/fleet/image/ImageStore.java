package dev.drydock.application.fleet.image;

import dev.drydock.domain.firmware.Digest;

/**
 * The files of the images that this server keeps, each under its digest. Every method may throw {@link ImageStoreFailure}.
 * Thread-safe.
 *
 * @param <F> a file in the form in which adapters write and read it; the core only passes it on
 */
public interface ImageStore<F> {
    /**
     * A file that is in the store, or was just brought into it.
     *
     * @param size bytes
     */
    record Stored(Digest digest, long size) {}

    /** A new, empty file in the store, for an image that is on its way; one that a crash leaves there is removed at the next start. */
    F upload();

    /** Removes an uploaded file that is not to be kept. */
    void discard(F uploaded);

    /**
     * Keeps an uploaded file under its digest, durably, in the place of its former name. An image that is there already is not written
     * again, and one that was changed is replaced. The upload is gone afterwards, also when this fails.
     */
    Stored keep(F uploaded);

    /**
     * Whether the file of a digest is there and still has that digest. All of it is read.
     */
    boolean isIntact(Digest digest);

    /** Removes the file of a digest, if it is there. A device that is reading it reads it to its end. */
    void remove(Digest digest);
}
