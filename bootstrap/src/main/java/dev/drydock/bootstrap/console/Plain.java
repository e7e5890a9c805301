package dev.drydock.bootstrap.console;

/** Text from elsewhere, made fit for a terminal: one line, without control characters. */
public final class Plain {
    private static final int LONGEST = 2000;

    private Plain() {}

    public static String text(String raw) {
        StringBuilder plain = new StringBuilder(Math.min(raw.length(), LONGEST));
        raw.codePoints().limit(LONGEST).forEach(c -> {
            boolean visible = !Character.isISOControl(c)
                    && Character.getType(c) != Character.FORMAT
                    && Character.getType(c) != Character.SURROGATE
                    && Character.getType(c) != Character.LINE_SEPARATOR
                    && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
            if (visible) {
                plain.appendCodePoint(c);
            } else {
                plain.append(String.format("\\u%04x", c));
            }
        });
        return plain.toString();
    }
}
