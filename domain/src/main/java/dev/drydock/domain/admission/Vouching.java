package dev.drydock.domain.admission;

import dev.drydock.domain.trust.manifest.Bearer;
import dev.drydock.domain.trust.manifest.ManifestFinding;
import dev.drydock.domain.trust.manifest.VerifiedManifest;
import java.util.Optional;

/**
 * The manifest of an order as a device has checked it.
 *
 * @param finding empty when the order has none
 * @param device the facts that the rules of trust compare it with
 */
public record Vouching(Optional<ManifestFinding> finding, Bearer device) {
    /** The manifest, if a trusted key signed it. */
    public Optional<VerifiedManifest> verified() {
        return finding.flatMap(found -> found.match(Optional::of, reason -> Optional.empty()));
    }
}
