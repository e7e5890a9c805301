package dev.drydock.domain.order;

import dev.drydock.domain.spelling.Alphabet;

/** The name of one update: 1 to 64 characters of {@code A-Z a-z 0-9 . _ : -}. */
public record UpdateId(String value) {
    private static final int LONGEST = 64;
    private static final Alphabet CHARACTERS = Alphabet.LETTERS_AND_DIGITS.and("._:-");

    /** @throws IllegalArgumentException when the value is not of that form */
    public UpdateId {
        if (value.isEmpty() || value.length() > LONGEST || !CHARACTERS.spells(value)) {
            throw new IllegalArgumentException("an update id is 1 to 64 characters of A-Z a-z 0-9 . _ : -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
