package dev.drydock.domain.trust.manifest;

import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.domain.trust.key.Thumbprint;
import java.time.Instant;
import java.util.Objects;

/** A manifest that a release key signed. {@link ManifestCheck} alone makes one. */
public final class VerifiedManifest {
    private final Manifest manifest;
    private final Digest identity;
    private final SignedToken token;
    private final Instant keyNotAfter;

    VerifiedManifest(Manifest manifest, Digest identity, SignedToken token, Instant keyNotAfter) {
        this.manifest = manifest;
        this.identity = identity;
        this.token = token;
        this.keyNotAfter = keyNotAfter;
    }

    public Manifest manifest() {
        return manifest;
    }

    /** The SHA-256 of the payload: the token's text is malleable, and no identity. */
    public Digest identity() {
        return identity;
    }

    public Thumbprint signer() {
        return token.signer();
    }

    /** The time after which its key signs nothing that is taken. */
    public Instant keyNotAfter() {
        return keyNotAfter;
    }

    /** The token's text, to be verified again with the key set of a later time. */
    public String text() {
        return token.text();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifiedManifest verified
                && identity.equals(verified.identity)
                && signer().equals(verified.signer());
    }

    @Override
    public int hashCode() {
        return Objects.hash(identity, signer());
    }

    @Override
    public String toString() {
        return "manifest of " + manifest.version() + ", sequence "
                + manifest.numbers().sequence() + ", signed by " + signer();
    }
}
