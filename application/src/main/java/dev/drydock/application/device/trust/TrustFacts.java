package dev.drydock.application.device.trust;

import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import java.util.Optional;

/**
 * The trust of a device, as its reports tell it.
 *
 * @param keySet the version of the keys that it trusts
 * @param manifest identity of the committed image's
 * @param numbers the least that it takes
 * @param refused the desired order that is held back
 * @param note why a place of the floor lacks its numbers, or was made anew
 */
public record TrustFacts(
        TrustMode mode,
        Optional<KeySetVersion> keySet,
        Optional<Digest> manifest,
        ReleaseNumbers numbers,
        Optional<TrustRefusal> refused,
        Optional<Reason> note) {
    public static final TrustFacts NONE = new TrustFacts(
            TrustMode.NONE,
            Optional.empty(),
            Optional.empty(),
            ReleaseNumbers.NONE,
            Optional.empty(),
            Optional.empty());

    /** The same while a desired order is held back, or none is. */
    public TrustFacts with(Optional<TrustRefusal> held) {
        return new TrustFacts(mode, keySet, manifest, numbers, held, note);
    }
}
