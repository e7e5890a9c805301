package dev.drydock.domain.trust;

import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.key.SignatureAlgorithm;
import dev.drydock.domain.trust.key.SignatureCheck;
import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.domain.trust.key.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;

/** Keys, and signatures by an arithmetic that a test can follow: everybody who knows a key can sign with it. */
public final class TrustSamples {
    public static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    public static final Digest IMAGE = new Digest("ab".repeat(32));
    public static final ReleaseNumbers NUMBERS = new ReleaseNumbers(30, 5);

    /** A signature is the SHA-256 of key and text, twice. */
    public static final SignatureCheck SIGNATURES =
            (key, signed, signature) -> Arrays.equals(signature, signature(key, signed));

    private TrustSamples() {}

    public static VerifyingKey key(int number) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) number);
        return VerifyingKey.ed25519(bytes);
    }

    /** A token of a key over a payload. */
    public static SignedToken sign(VerifyingKey key, String payload) {
        String header = text("header of " + key.thumbprint());
        String encoded = text(payload);
        byte[] input = (header + "." + encoded).getBytes(StandardCharsets.US_ASCII);
        return new SignedToken(
                SignatureAlgorithm.EDDSA, key.thumbprint(), header, encoded, Base64Url.encode(signature(key, input)));
    }

    public static String text(String plain) {
        return Base64Url.encode(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] signature(VerifyingKey key, byte[] signed) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(Base64Url.decode(key.x()));
            byte[] half = sha.digest(signed);
            byte[] whole = Arrays.copyOf(half, SignatureAlgorithm.SIGNATURE_LENGTH);
            System.arraycopy(half, 0, whole, half.length, half.length);
            return whole;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
