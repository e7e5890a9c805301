package dev.drydock.domain.trust.key;

import java.util.Arrays;
import java.util.Optional;

/** The signature algorithms that are taken, each bound to the one curve of its keys. Both make signatures of 64 bytes. */
public enum SignatureAlgorithm {
    /** Ed25519, RFC 8032 and RFC 8037. */
    EDDSA("EdDSA", "OKP", "Ed25519"),
    /** ECDSA on P-256 with SHA-256, RFC 7518, section 3.4: R and S, 32 bytes each. */
    ES256("ES256", "EC", "P-256");

    /** Bytes of a signature. */
    public static final int SIGNATURE_LENGTH = 64;

    private final String header;
    private final String keyType;
    private final String curve;

    SignatureAlgorithm(String header, String keyType, String curve) {
        this.header = header;
        this.keyType = keyType;
        this.curve = curve;
    }

    public static Optional<SignatureAlgorithm> find(String header) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.header.equals(header))
                .findFirst();
    }

    /** The value of {@code alg} in the header of a token. */
    public String header() {
        return header;
    }

    /** The value of {@code kty} in a JWK. */
    public String keyType() {
        return keyType;
    }

    /** The value of {@code crv} in a JWK. */
    public String curve() {
        return curve;
    }
}
