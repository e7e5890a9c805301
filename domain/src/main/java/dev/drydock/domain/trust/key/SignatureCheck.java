package dev.drydock.domain.trust.key;

/** The arithmetic of signatures. */
@FunctionalInterface
public interface SignatureCheck {
    /** Whether the signature is this key's, over these bytes, by the key's own algorithm. */
    boolean isBy(VerifyingKey key, byte[] signed, byte[] signature);

    /** Whether a token is signed by the key; the token's algorithm has to be the key's. */
    default boolean isBy(VerifyingKey key, SignedToken token) {
        return token.algorithm() == key.algorithm()
                && token.signer().equals(key.thumbprint())
                && isBy(key, token.signingInput(), token.signatureBytes());
    }
}
