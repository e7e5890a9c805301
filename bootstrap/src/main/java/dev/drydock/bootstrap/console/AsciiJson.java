package dev.drydock.bootstrap.console;

/** JSON documents in ASCII: other characters can only be in strings, where each has an escape of its own. */
public final class AsciiJson {
    private AsciiJson() {}

    /** The same document on one line of printable ASCII. */
    public static String of(String document) {
        StringBuilder ascii = new StringBuilder(document.length());
        document.chars().forEach(c -> {
            if (c >= ' ' && c < 0x7F) {
                ascii.append((char) c);
            } else if (c < ' ') {
                // between tokens: a string has none
                ascii.append(' ');
            } else {
                ascii.append(String.format("\\u%04x", c));
            }
        });
        return ascii.toString();
    }
}
