package dev.drydock.domain.trust.key;

import dev.drydock.domain.digest.Sha256;

/** The name of a public key, RFC 7638: the SHA-256 of its JWK's required members, 43 characters of base64url. */
public record Thumbprint(String value) {
    private static final int LENGTH = 32;

    /** @throws IllegalArgumentException when the value is not 32 bytes in canonical base64url */
    public Thumbprint {
        if (Base64Url.decode(value).length != LENGTH) {
            throw new IllegalArgumentException("a thumbprint is 43 characters of base64url");
        }
    }

    static Thumbprint of(String requiredMembers) {
        return new Thumbprint(Base64Url.encode(Sha256.of(requiredMembers)));
    }

    @Override
    public String toString() {
        return value;
    }
}
