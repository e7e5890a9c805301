package dev.drydock.hub.refusal;

/** Text from a client as a log line or a message may hold it. */
public final class Quoted {
    private static final int LONGEST = 200;

    private Quoted() {}

    /** Returns the text in quotation marks, its control and format characters replaced, and no longer than 200 characters. */
    public static String text(String remote) {
        String shown = remote.length() <= LONGEST ? remote : remote.substring(0, LONGEST) + "…";
        return '\'' + shown.replaceAll("[^\\p{Print}\\p{L}…]", "?") + '\'';
    }
}
