package dev.drydock.domain.trust.manifest;

import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.key.SignatureCheck;
import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.domain.trust.key.Thumbprint;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.ReleaseKey;
import java.util.Optional;

/** The check of manifests. The signature is checked before a byte of the payload is read. */
public final class ManifestCheck {
    private final SignatureCheck signatures;
    private final ManifestReading.Form form;

    public ManifestCheck(SignatureCheck signatures, ManifestReading.Form form) {
        this.signatures = signatures;
        this.form = form;
    }

    public ManifestFinding check(SignedToken token, KeySet trusted) {
        Thumbprint signer = token.signer();
        if (trusted.revoked().contains(signer)) {
            return refused(ReasonCode.KEY_REVOKED, "key " + signer + " was revoked");
        }
        Optional<ReleaseKey> release = trusted.releaseKey(signer);
        if (release.isEmpty()) {
            return refused(
                    ReasonCode.UNKNOWN_KEY, "key " + signer + " is no release key of key set " + trusted.version());
        }
        if (!signatures.isBy(release.get().key(), token)) {
            return refused(ReasonCode.SIGNATURE_WRONG, "the signature is not that of key " + signer);
        }
        return form.read(token.payloadBytes())
                .match(manifest -> verified(manifest, token, release.get()), ManifestFinding.Refused::new);
    }

    private static ManifestFinding verified(Manifest manifest, SignedToken token, ReleaseKey release) {
        if (manifest.validity().issued().isAfter(release.notAfter())) {
            return refused(
                    ReasonCode.MANIFEST_MALFORMED,
                    "it was issued at " + manifest.validity().issued() + ", after its key's last moment, "
                            + release.notAfter());
        }
        Digest identity = Digest.of(Sha256.of(token.payloadBytes()));
        return new ManifestFinding.Verified(new VerifiedManifest(manifest, identity, token, release.notAfter()));
    }

    private static ManifestFinding refused(ReasonCode code, String message) {
        return new ManifestFinding.Refused(new Reason(code, message));
    }
}
