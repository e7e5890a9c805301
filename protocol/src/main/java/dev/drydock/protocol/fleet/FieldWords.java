package dev.drydock.protocol.fleet;

import dev.drydock.domain.target.Field;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The words for the fields of a query. */
final class FieldWords {
    private static final String TAG = "tag.";
    private static final String ATTRIBUTE = "attribute.";
    private static final String NAME = "NAME";

    private static final List<String> KNOWN = Stream.concat(
                    Arrays.stream(Field.Fixed.values()).map(FieldWords::write),
                    Stream.of(TAG + NAME, ATTRIBUTE + NAME, "seen"))
            .toList();

    /** Most letters in which a word that was meant differs. */
    private static final int FURTHEST = 2;

    private FieldWords() {}

    static Field read(Token token) throws Unexpected {
        String word = token.text();
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.startsWith(TAG)) {
            return QueryReader.made(token, () -> new Field.Tag(word.substring(TAG.length())));
        }
        if (lower.startsWith(ATTRIBUTE)) {
            return QueryReader.made(token, () -> new Field.Attribute(word.substring(ATTRIBUTE.length())));
        }
        Optional<Field.Fixed> fixed = Arrays.stream(Field.Fixed.values())
                .filter(field -> write(field).equals(lower))
                .findFirst();
        if (fixed.isEmpty()) {
            throw token.unexpected(nearest(lower)
                    .map(near -> "a known field, such as " + near)
                    .orElse("a field, one of " + String.join(", ", KNOWN)));
        }
        return fixed.get();
    }

    static String write(Field field) {
        return field.match(new Field.Cases<>() {
            @Override
            public String fixed(Field.Fixed field) {
                return field.name().toLowerCase(Locale.ROOT);
            }

            @Override
            public String tag(Field.Tag field) {
                return TAG + field.name();
            }

            @Override
            public String attribute(Field.Attribute field) {
                return ATTRIBUTE + field.name();
            }
        });
    }

    /** The field that was meant, as far as a word up to its first dot tells. */
    private static Optional<String> nearest(String word) {
        String meant = head(word);
        return KNOWN.stream()
                .filter(known -> isNear(head(known), meant))
                .min(Comparator.comparingInt(known -> distance(head(known), meant)));
    }

    /** Whether two words differ little, and not in all their letters. Their lengths come first: a word may be very long. */
    private static boolean isNear(String one, String other) {
        return Math.abs(one.length() - other.length()) <= FURTHEST
                && distance(one, other) <= FURTHEST
                && distance(one, other) < Math.min(one.length(), other.length());
    }

    private static String head(String word) {
        int dot = word.indexOf('.');
        return dot < 0 ? word : word.substring(0, dot);
    }

    /** The number of letters to put in, take out or change (Levenshtein), between two short words. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
