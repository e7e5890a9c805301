package dev.drydock.domain.firmware;

import dev.drydock.domain.spelling.Alphabet;

/**
 * The version of a firmware image, compared for equality only: 1 to 64 characters of {@code A-Z a-z 0-9 . _ : + ~ ^ -}, the
 * first a letter or digit. Debian, RPM and SemVer write their versions so, with epoch and revision. No version is a path, an
 * option of a command or a home folder of a shell.
 */
public record Version(String value) {
    private static final int LONGEST = 64;
    private static final Alphabet CHARACTERS = Alphabet.LETTERS_AND_DIGITS.and("._:+~^-");

    /** @throws IllegalArgumentException when the value is not of that form */
    public Version {
        if (!CHARACTERS.spellsName(value, LONGEST)) {
            throw new IllegalArgumentException(
                    "a version is 1 to 64 characters of A-Z a-z 0-9 . _ : + ~ ^ - and begins with a letter or digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
