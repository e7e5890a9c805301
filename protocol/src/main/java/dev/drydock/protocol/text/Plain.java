package dev.drydock.protocol.text;

/**
 * Text from elsewhere, made fit for a terminal: one line in which every character shows. Control and format characters, line
 * separators, blanks other than the space, and characters that no font shows become {@code \}{@code uXXXX}.
 */
public final class Plain {
    private static final int LONGEST = 2000;
    private static final int FULL_BLOCK_OF_MARKS = 4;

    private Plain() {}

    public static String text(String raw) {
        StringBuilder plain = new StringBuilder(Math.min(raw.length(), LONGEST));
        int marks = 0;
        for (int c : raw.codePoints().limit(LONGEST).toArray()) {
            marks = isMark(c) ? marks + 1 : 0;
            if (shows(c) && marks < FULL_BLOCK_OF_MARKS) {
                plain.appendCodePoint(c);
            } else {
                for (char half : Character.toChars(c)) {
                    plain.append(String.format("\\u%04x", (int) half));
                }
            }
        }
        return plain.toString();
    }

    private static boolean shows(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> !isInvisible(c);
        };
    }

    /** A few marks on a letter are how some languages are written; many hide the lines above and below. */
    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** The letters and marks among Unicode's Default_Ignorable_Code_Point. */
    private static boolean isInvisible(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x2800
                || (c >= 0x180B && c <= 0x180F)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF);
    }
}
