package dev.drydock.jose;

import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.key.SignatureAlgorithm;
import dev.drydock.domain.trust.key.VerifyingKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Public keys as SubjectPublicKeyInfo, RFC 5280, section 4.1.2.7: the form that {@code openssl pkey -pubout} writes. For each
 * algorithm all bytes but the key's own are the same.
 */
public final class Spki {
    /** RFC 8410, section 4. */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");
    /** RFC 5480, section 2: the named curve, and 04 for an uncompressed point. */
    private static final byte[] P_256 =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    private static final int COORDINATE = 32;

    private Spki() {}

    /** The key in the document; empty when it is of another kind or form. */
    public static Optional<VerifyingKey> read(byte[] document) {
        if (isOf(document, ED25519, COORDINATE)) {
            return Optional.of(VerifyingKey.ed25519(from(document, ED25519.length)));
        }
        if (isOf(document, P_256, 2 * COORDINATE)) {
            return Optional.of(
                    VerifyingKey.es256(from(document, P_256.length), from(document, P_256.length + COORDINATE)));
        }
        return Optional.empty();
    }

    public static byte[] write(VerifyingKey key) {
        byte[] prefix = key.algorithm() == SignatureAlgorithm.EDDSA ? ED25519 : P_256;
        byte[] x = Base64Url.decode(key.x());
        byte[] y = key.y().map(Base64Url::decode).orElse(new byte[0]);
        byte[] document = Arrays.copyOf(prefix, prefix.length + x.length + y.length);
        System.arraycopy(x, 0, document, prefix.length, x.length);
        System.arraycopy(y, 0, document, prefix.length + x.length, y.length);
        return document;
    }

    static PublicKey key(VerifyingKey key) throws GeneralSecurityException {
        String family = key.algorithm() == SignatureAlgorithm.EDDSA ? "Ed25519" : "EC";
        return KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(write(key)));
    }

    private static boolean isOf(byte[] document, byte[] prefix, int keyLength) {
        return document.length == prefix.length + keyLength
                && Arrays.equals(document, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static byte[] from(byte[] document, int at) {
        return Arrays.copyOfRange(document, at, at + COORDINATE);
    }
}
