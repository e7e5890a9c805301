package dev.drydock.domain.trust.keyset;

import dev.drydock.domain.trust.key.VerifyingKey;
import java.time.Instant;

/**
 * A key that signs manifests.
 *
 * @param notAfter the time after which no manifest of it is taken; it bounds the harm of a revocation that is withheld
 */
public record ReleaseKey(VerifyingKey key, Instant notAfter) {
    public boolean expiredAt(Instant now) {
        return now.isAfter(notAfter);
    }
}
