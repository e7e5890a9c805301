package dev.drydock.domain.firmware;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** The SHA-256 of an image, as 64 lower-case hexadecimal digits. On the wire it is written {@code sha256:…}. */
public record Digest(String hex) {
    private static final String PREFIX = "sha256:";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException when the value is not of that form */
    public Digest {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a SHA-256 digest is 64 lower-case hexadecimal digits");
        }
    }

    /** Whether a check value says that it is a SHA-256 digest. */
    public static boolean isOne(String checkValue) {
        return checkValue.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /** Reads {@code sha256:} and 64 hexadecimal digits of either case. */
    public static Digest parse(String text) {
        if (!isOne(text)) {
            throw new IllegalArgumentException("a check value is 'sha256:' and 64 hexadecimal digits");
        }
        return new Digest(text.substring(PREFIX.length()).toLowerCase(Locale.ROOT));
    }

    public static Digest of(byte[] sha256) {
        return new Digest(HexFormat.of().formatHex(sha256));
    }

    /** The first twelve digits, which name an image that has no version. */
    public String shortForm() {
        return hex.substring(0, 12);
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
