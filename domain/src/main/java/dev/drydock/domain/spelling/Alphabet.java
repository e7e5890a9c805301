package dev.drydock.domain.spelling;

import java.util.BitSet;

/** A set of ASCII characters. Every message has several ids to check, for which regular expressions are too slow. */
public final class Alphabet {
    public static final Alphabet DIGITS = new Alphabet().with('0', '9');
    public static final Alphabet LOWER_CASE_AND_DIGITS = DIGITS.with('a', 'z');
    public static final Alphabet LETTERS_AND_DIGITS = LOWER_CASE_AND_DIGITS.with('A', 'Z');

    private final BitSet characters = new BitSet();

    private Alphabet() {}

    /** The same characters and some more. */
    public Alphabet and(String more) {
        Alphabet union = copy();
        more.chars().forEach(union.characters::set);
        return union;
    }

    private Alphabet with(char first, char last) {
        Alphabet union = copy();
        union.characters.set(first, last + 1);
        return union;
    }

    private Alphabet copy() {
        Alphabet copy = new Alphabet();
        copy.characters.or(characters);
        return copy;
    }

    public boolean has(char character) {
        return characters.get(character);
    }

    /** Whether a text has no other characters. */
    public boolean spells(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!has(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text is 1 to so many of these characters, of which the first is a letter or a digit. */
    public boolean spellsName(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && LETTERS_AND_DIGITS.has(text.charAt(0)) && spells(text);
    }
}
