package dev.drydock.domain.trust.keyset;

import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.key.SignedToken;
import java.util.List;

/**
 * A key set with its signatures, none of which has been checked.
 *
 * @param payload the signed document in base64url
 * @param signatures each as a token over the same payload
 */
public record SignedKeySet(KeySet set, String payload, List<SignedToken> signatures) {
    public SignedKeySet {
        signatures = List.copyOf(signatures);
    }

    /** The digest that tells it from another of the same version; signatures and their order do not count. */
    public Digest identity() {
        return Digest.of(Sha256.of(Base64Url.decode(payload)));
    }
}
