package dev.drydock.protocol.fleet;

import java.util.Locale;

/**
 * A word, a value in quotes or a sign of a query's text.
 *
 * @param position of its first character, the first of the text being 1
 * @param text the word or the sign as it is written; of a value in quotes, the value
 */
record Token(Kind kind, int position, String text) {
    /** Most characters of the text that a refusal quotes. */
    private static final int LONGEST_QUOTE = 40;

    /** The kinds of tokens. */
    enum Kind {
        WORD,
        QUOTED,
        SIGN,
        END
    }

    /** Whether it is this word, in any case. */
    boolean isWord(String word) {
        return kind == Kind.WORD && text.toLowerCase(Locale.ROOT).equals(word);
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** The token as a refusal names it. */
    String found() {
        return kind == Kind.END ? "the end" : quote(text);
    }

    /** The refusal of this token. */
    Unexpected unexpected(String expected) {
        return new Unexpected(position, expected, found());
    }

    /** A text of anybody in quotes, cut and without characters that a terminal may obey. */
    static String quote(String text) {
        String start = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) : text;
        StringBuilder plain = new StringBuilder("'");
        start.chars().forEach(character -> plain.append(isPlain(character) ? (char) character : '?'));
        return plain.append(text.length() > LONGEST_QUOTE ? "...'" : "'").toString();
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
