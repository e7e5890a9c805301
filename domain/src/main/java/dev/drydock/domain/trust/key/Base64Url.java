package dev.drydock.domain.trust.key;

import java.util.Base64;

/** Base64url without padding, RFC 4648, section 5, in its one canonical form: other texts of the same bytes are refused. */
public final class Base64Url {
    private Base64Url() {}

    /**
     * The bytes of a text.
     *
     * @throws IllegalArgumentException when the text is not what {@link #encode} makes of its bytes
     */
    public static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("this is not base64url", e);
        }
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("this is not canonical base64url without padding");
        }
        return bytes;
    }

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
