package dev.drydock.protocol.fleet;

import dev.drydock.protocol.fleet.Token.Kind;
import java.util.Locale;
import java.util.Set;

/** The cutter of a query's text into words, values in quotes and signs. */
final class Lexer {
    private static final String SIGNS_IN_WORDS = "._:+~^/@-";
    private static final String SINGLE_SIGNS = "(),=";

    /** The words that are no values without quotes, as they show that a value was forgotten. */
    private static final Set<String> RESERVED = Set.of("and", "or", "not", "in");

    private final String text;
    private int next;

    Lexer(String text) {
        this.text = text;
    }

    /** Whether a value can be written without quotes. */
    static boolean isWord(String value) {
        return !isReserved(value) && !value.isEmpty() && value.chars().allMatch(Lexer::isPartOfWord);
    }

    static boolean isReserved(String word) {
        return RESERVED.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Cuts off the next token: for ever the end, once that is reached. */
    Token next() throws Unexpected {
        while (next < text.length() && isBlank(text.charAt(next))) {
            next++;
        }
        if (next == text.length()) {
            return new Token(Kind.END, next + 1, "");
        }
        char first = text.charAt(next);
        if (first == '"') {
            return quoted();
        }
        return isPartOfWord(first) ? word() : sign(first);
    }

    private Token word() {
        int start = next;
        while (next < text.length() && isPartOfWord(text.charAt(next))) {
            next++;
        }
        return new Token(Kind.WORD, start + 1, text.substring(start, next));
    }

    private Token sign(char first) throws Unexpected {
        int start = next;
        if (SINGLE_SIGNS.indexOf(first) >= 0) {
            next++;
        } else if (text.startsWith("!=", start)) {
            next += 2;
        } else {
            throw new Unexpected(
                    start + 1,
                    "a word, one of = != ( ) , or a value in quotes such as \"a & b\"",
                    Token.quote(String.valueOf(first)));
        }
        return new Token(Kind.SIGN, start + 1, text.substring(start, next));
    }

    private Token quoted() throws Unexpected {
        int start = next++;
        StringBuilder value = new StringBuilder();
        while (next < text.length()) {
            char c = text.charAt(next++);
            if (c == '"') {
                return new Token(Kind.QUOTED, start + 1, value.toString());
            }
            value.append(c == '\\' ? escaped() : c);
        }
        throw new Unexpected(next + 1, "a closing \" for the one at character " + (start + 1), "the end");
    }

    private char escaped() throws Unexpected {
        char c = next < text.length() ? text.charAt(next) : ' ';
        if (c != '"' && c != '\\') {
            String found = next < text.length() ? Token.quote(String.valueOf(c)) : "the end";
            throw new Unexpected(next + 1, "\" or \\ behind a \\ in quotes", found);
        }
        next++;
        return c;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isPartOfWord(int c) {
        return Character.isLetterOrDigit(c) || SIGNS_IN_WORDS.indexOf(c) >= 0;
    }
}
