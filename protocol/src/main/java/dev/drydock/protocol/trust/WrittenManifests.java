package dev.drydock.protocol.trust;

import dev.drydock.application.device.trust.ManifestVerifier;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.key.SignatureCheck;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.manifest.ManifestCheck;
import dev.drydock.domain.trust.manifest.ManifestFinding;
import dev.drydock.protocol.json.MalformedDocument;

/** The check of manifests as they are written in orders. */
public final class WrittenManifests implements ManifestVerifier {
    private final ManifestCheck check;

    public WrittenManifests(SignatureCheck signatures) {
        this.check = new ManifestCheck(signatures, ManifestDocument::read);
    }

    @Override
    public ManifestFinding verify(String text, KeySet trusted) {
        try {
            return check.check(ManifestDocument.token(text), trusted);
        } catch (MalformedDocument e) {
            return new ManifestFinding.Refused(
                    new Reason(ReasonCode.MANIFEST_MALFORMED, "the manifest: " + e.getMessage()));
        }
    }
}
