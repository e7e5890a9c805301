package dev.drydock.application.service.identity;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The thumbprint of a certificate.
 *
 * @param hex 40 hexadecimal digits of SHA-1 or 64 of SHA-256, in upper case
 */
public record Thumbprint(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9A-F]{40}|[0-9A-F]{64}");

    /** @throws IllegalArgumentException if it has another form */
    public Thumbprint {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a thumbprint is 40 or 64 hexadecimal digits");
        }
    }

    /**
     * Reads a thumbprint in either case, with or without colons, as tools print it.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public static Thumbprint parse(String text) {
        return new Thumbprint(text.strip().replace(":", "").toUpperCase(Locale.ROOT));
    }
}
