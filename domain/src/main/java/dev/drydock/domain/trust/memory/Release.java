package dev.drydock.domain.trust.memory;

import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import java.time.Instant;
import java.util.Optional;

/**
 * The statements of a verified manifest that are believed for as long as its image is the committed one, whatever becomes of its
 * key.
 *
 * @param identity of the manifest
 * @param issued the time of its signing
 * @param at the key set under whose floors it was taken
 */
public record Release(Digest identity, ReleaseNumbers numbers, Instant issued, Optional<KeySetVersion> at) {
    /** The floor that it is, once committed. */
    public Floor floor() {
        return new Floor(at, numbers, Optional.of(issued));
    }
}
