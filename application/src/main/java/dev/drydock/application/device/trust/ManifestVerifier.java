package dev.drydock.application.device.trust;

import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.manifest.ManifestFinding;

/** Checks the text of a manifest. */
@FunctionalInterface
public interface ManifestVerifier {
    ManifestFinding verify(String text, KeySet trusted);
}
