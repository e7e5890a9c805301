package dev.drydock.application.device.trust;

import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.util.Optional;

/** The last key set that was taken, in the state folder. */
public interface KeySetStore {
    /**
     * Reads the key set.
     *
     * @return empty when none was ever taken, or it cannot be read
     */
    Optional<SignedKeySet> read();

    /**
     * Replaces the key set; durable when it returns.
     *
     * @throws dev.drydock.application.device.StorageFailure when it could not
     */
    void save(SignedKeySet set);
}
