package dev.drydock.domain.reason;

/**
 * The reason of a refusal or an outcome: a stable code for programs, a message for people.
 *
 * @param message at most 512 characters, on one line; longer ones are cut, control characters replaced
 */
public record Reason(ReasonCode code, String message) {
    public static final int LONGEST_MESSAGE = 512;

    public Reason {
        message = oneLine(message);
    }

    /** The code with its own description as message. */
    public static Reason of(ReasonCode code) {
        return new Reason(code, code.description());
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), LONGEST_MESSAGE));
        for (int i = 0; i < text.length() && line.length() < LONGEST_MESSAGE; i++) {
            char c = text.charAt(i);
            line.append(isPlain(c) ? c : '?');
        }
        return line.toString();
    }

    private static boolean isPlain(char c) {
        return !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT
                && Character.getType(c) != Character.LINE_SEPARATOR
                && Character.getType(c) != Character.PARAGRAPH_SEPARATOR
                && !Character.isSurrogate(c);
    }

    @Override
    public String toString() {
        return code + ": " + message;
    }
}
