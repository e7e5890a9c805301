package dev.drydock.domain.device;

import dev.drydock.domain.spelling.Alphabet;

/**
 * The name of a device: 1 to 128 characters of {@code A-Z a-z 0-9 . _ : -}, the first a letter or digit, without {@code ::}.
 * No name can hold a topic wildcard, a path separator or a character that needs escaping.
 */
public record DeviceId(String value) implements Comparable<DeviceId> {
    private static final int LONGEST = 128;
    private static final Alphabet CHARACTERS = Alphabet.LETTERS_AND_DIGITS.and("._:-");

    /** @throws IllegalArgumentException when the value is not of that form */
    public DeviceId {
        if (!CHARACTERS.spellsName(value, LONGEST) || value.contains("::")) {
            throw new IllegalArgumentException(
                    "a device id is 1 to 128 characters of A-Z a-z 0-9 . _ : - and begins with a letter or digit, without '::'");
        }
    }

    /** Devices are looked up with every event: this is what a record does, in a form that is fast from the beginning. */
    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof DeviceId device && value.equals(device.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
