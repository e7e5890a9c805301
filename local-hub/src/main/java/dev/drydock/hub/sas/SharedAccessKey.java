package dev.drydock.hub.sas;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A symmetric key, in Base64 as both SDKs write it. */
public record SharedAccessKey(String base64) {
    private static final int BYTES = 32;

    /** @throws IllegalArgumentException if it is no Base64 */
    public SharedAccessKey {
        Base64.getDecoder().decode(base64);
    }

    public static SharedAccessKey random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SharedAccessKey(Base64.getEncoder().encodeToString(bytes));
    }

    /** The length of the key itself. */
    public int bytes() {
        return Base64.getDecoder().decode(base64).length;
    }

    /** Whether a signature was made with this key. */
    boolean signed(String text, String signature) {
        return MessageDigest.isEqual(
                sign(text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    /** The HMAC-SHA256 of a text, in Base64. */
    public String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(base64), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "a shared access key";
    }
}
