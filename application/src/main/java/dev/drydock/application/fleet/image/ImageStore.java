package dev.drydock.application.fleet.image;

import dev.drydock.domain.firmware.Digest;
import java.nio.file.Path;
import java.util.Optional;

/** The files of the images that this server keeps, each under its digest. Thread-safe. */
public interface ImageStore {
    /**
     * A file that is in the store, or was just brought into it.
     *
     * @param size bytes
     */
    record Stored(Digest digest, long size) {}

    /** A new name in the folder of the store for a file that is on its way; what a crash leaves there is removed at the next start. */
    Path upload();

    /**
     * Keeps a file under its digest, durably, in the place of its former name; one that is there already is not written again.
     *
     * @throws ImageStoreFailure when it cannot be read or kept
     */
    Stored keep(Path uploaded);

    /** The file of a digest; empty when it is not there, or has another size than it had when it was kept. */
    Optional<Path> find(Digest digest);

    /** Removes the file of a digest, if it is there. A device that is reading it reads it to its end. */
    void remove(Digest digest);
}
