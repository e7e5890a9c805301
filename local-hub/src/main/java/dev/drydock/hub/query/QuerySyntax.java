package dev.drydock.hub.query;

/** The complaint that a text is no query, or none that is understood here: what was expected, what was found, and where. */
public final class QuerySyntax extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_SHOWN = 40;

    private final int position;

    QuerySyntax(String expected, String found, int position) {
        this(expected, found, position, "");
    }

    /** @param advice what to write instead, or nothing */
    QuerySyntax(String expected, String found, int position, String advice) {
        super("Expected " + expected + ", found " + shown(found) + " at position " + position
                + (advice.isEmpty() ? "" : ": " + advice));
        this.position = position;
    }

    /** The place of the first character that was not expected, counted from 1. */
    public int position() {
        return position;
    }

    /** The text, fit for a message: of bounded length, with nothing in it that a terminal or a log would take for its own. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LONGEST_SHOWN); i++) {
            char c = text.charAt(i);
            shown.append(c >= ' ' && c < 0x7f ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return text.length() > LONGEST_SHOWN ? shown + "..." : shown.toString();
    }
}
