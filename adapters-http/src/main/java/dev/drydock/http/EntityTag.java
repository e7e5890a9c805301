package dev.drydock.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strong entity tag (RFC 9110, 8.8.3) with its quotes: two representations with the same tag are equal byte by byte. A weak tag
 * ({@code W/"…"}) is never one.
 */
public record EntityTag(String text) {
    private static final Pattern STRONG = Pattern.compile("\"[!#-~]{0,254}\"");
    private static final Pattern LISTED = Pattern.compile("(W/)?(\"[^\"]*\")");

    /** @throws IllegalArgumentException when the text is not a strong tag of at most 256 characters */
    public EntityTag {
        if (!STRONG.matcher(text).matches()) {
            throw new IllegalArgumentException("a strong entity tag is 0 to 254 printable characters in quotes");
        }
    }

    /** Reads a field that should hold a strong tag; empty when it is weak, malformed or too long to be kept. */
    public static Optional<EntityTag> strong(String field) {
        return STRONG.matcher(field).matches() ? Optional.of(new EntityTag(field)) : Optional.empty();
    }

    /** Whether an If-Match field names it, by strong comparison (RFC 9110, 13.1.1). */
    public boolean matches(String field) {
        return isIn(field, false);
    }

    /** Whether an If-None-Match field names it, by weak comparison (RFC 9110, 13.1.2). */
    public boolean matchesWeakly(String field) {
        return isIn(field, true);
    }

    private boolean isIn(String field, boolean weakly) {
        if (field.strip().equals("*")) {
            return true;
        }
        Matcher listed = LISTED.matcher(field);
        while (listed.find()) {
            if (text.equals(listed.group(2)) && (weakly || listed.group(1) == null)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return text;
    }
}
