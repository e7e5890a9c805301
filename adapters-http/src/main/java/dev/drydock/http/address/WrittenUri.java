package dev.drydock.http.address;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A URI reference with characters that RFC 3986 requires to be escaped, as servers send it and browsers accept it. */
public final class WrittenUri {
    private static final Pattern AUTHORITY = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*");
    private static final String ESCAPED = " \"<>^`{|}[]";
    private static final int ASCII = 0x80;

    private WrittenUri() {}

    /**
     * Escapes those characters after the host. Control characters, backslashes and percent signs that begin no escape stay: the
     * reference is then no URI.
     *
     * @param written bytes as the header has them, a character each
     */
    public static String escaped(String written) {
        Matcher authority = AUTHORITY.matcher(written);
        int begin = authority.lookingAt() ? authority.end() : 0;
        StringBuilder escaped = new StringBuilder(written.substring(0, begin));
        for (char c : written.substring(begin).toCharArray()) {
            if (ESCAPED.indexOf(c) >= 0 || (c >= ASCII && c < 2 * ASCII)) {
                escaped.append('%').append(String.format("%02X", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
