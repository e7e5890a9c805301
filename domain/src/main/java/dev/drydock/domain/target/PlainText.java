package dev.drydock.domain.target;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The form of names and values. Both databases store and compare such texts alike, and every terminal shows them as they are: no
 * control or format characters, no line ends, and no surrogates.
 */
final class PlainText {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private PlainText() {}

    /** Refuses a text that is no name of a tag or an attribute. */
    static void checkName(String kind, String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("the name of " + kind + " is 1 to " + Field.LONGEST_NAME
                    + " characters of A-Z a-z 0-9 . _ - and begins with a letter or digit");
        }
    }

    static boolean isName(String name) {
        return name.length() <= Field.LONGEST_NAME && NAME.matcher(name).matches();
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
        return !value.isEmpty() && value.length() <= longest && value.chars().allMatch(PlainText::isPlain);
    }

    private static boolean isPlain(int character) {
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
