package dev.drydock.domain.trust.key;

import java.util.Optional;

/**
 * A public key.
 *
 * @param x its coordinate, or for Ed25519 the whole key; 32 bytes in base64url
 * @param y the second coordinate, which keys on P-256 alone have
 */
public record VerifyingKey(SignatureAlgorithm algorithm, String x, Optional<String> y) {
    private static final int COORDINATE_LENGTH = 32;

    /** @throws IllegalArgumentException when a coordinate is missing, superfluous or not of 32 bytes */
    public VerifyingKey {
        if (y.isPresent() != (algorithm == SignatureAlgorithm.ES256)) {
            throw new IllegalArgumentException("a key on " + algorithm.curve() + " has "
                    + (y.isPresent() ? "no coordinate y" : "the coordinates x and y"));
        }
        checkLength("x", x);
        y.ifPresent(value -> checkLength("y", value));
    }

    public static VerifyingKey ed25519(byte[] key) {
        return new VerifyingKey(SignatureAlgorithm.EDDSA, Base64Url.encode(key), Optional.empty());
    }

    public static VerifyingKey es256(byte[] x, byte[] y) {
        return new VerifyingKey(SignatureAlgorithm.ES256, Base64Url.encode(x), Optional.of(Base64Url.encode(y)));
    }

    /** RFC 7638, section 3: the required members in the order of their names. */
    public Thumbprint thumbprint() {
        return Thumbprint.of("{\"crv\":\"" + algorithm.curve() + "\",\"kty\":\"" + algorithm.keyType() + "\",\"x\":\""
                + x + "\"" + y.map(value -> ",\"y\":\"" + value + "\"").orElse("") + "}");
    }

    private static void checkLength(String name, String coordinate) {
        if (Base64Url.decode(coordinate).length != COORDINATE_LENGTH) {
            throw new IllegalArgumentException("coordinate " + name + " has " + COORDINATE_LENGTH + " bytes");
        }
    }
}
