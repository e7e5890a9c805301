package dev.drydock.domain.target;

import dev.drydock.domain.spelling.Alphabet;
import java.util.Map;
import java.util.TreeMap;

/**
 * The form of names and values. Both databases store and compare such texts alike, and every terminal shows them as they are: no
 * control or format characters, no line ends, and no surrogates.
 */
final class PlainText {
    private static final Alphabet NAMES = Alphabet.LETTERS_AND_DIGITS.and("._-");

    private PlainText() {}

    /** Refuses a text that is no name of a tag or an attribute. */
    static void checkName(String kind, String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("the name of " + kind + " is 1 to " + Field.LONGEST_NAME
                    + " characters of A-Z a-z 0-9 . _ - and begins with a letter or digit");
        }
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= Field.LONGEST_NAME
                && Alphabet.LETTERS_AND_DIGITS.has(name.charAt(0))
                && NAMES.spells(name);
    }

    /** Those values that have the form of names and values; of too many, the first by their names. */
    static Map<String, String> among(Map<String, String> told, int most) {
        Map<String, String> kept = new TreeMap<>();
        for (Map.Entry<String, String> each : new TreeMap<>(told).entrySet()) {
            if (kept.size() < most && isName(each.getKey()) && isPlain(each.getValue(), Field.LONGEST_VALUE)) {
                kept.put(each.getKey(), each.getValue());
            }
        }
        return kept;
    }

    /** Gives back a value that is short and plain enough. */
    static String value(String kind, String value, int longest) {
        if (!isPlain(value, longest)) {
            throw new IllegalArgumentException(kind + " has 1 to " + longest
                    + " characters, without control characters, line ends and characters beyond U+FFFF");
        }
        return value;
    }

    static boolean isPlain(String value, int longest) {
        if (value.isEmpty() || value.length() > longest) {
            return false;
        }
        // A stream for each text of each report would take longer than all else that is done with it.
        for (int i = 0; i < value.length(); i++) {
            if (!isPlain(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
