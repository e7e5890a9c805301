package dev.drydock.domain.device;

import dev.drydock.domain.spelling.Alphabet;
import java.util.HexFormat;

/**
 * The mark of one life of a device, which begins with a fresh journal: 16 characters of {@code a-z 0-9}, drawn by lot. The numbers
 * of a device's reports compare within one epoch alone.
 */
public record Epoch(String value) {
    private static final int LENGTH = 16;

    /** @throws IllegalArgumentException when the value is not of that form */
    public Epoch {
        if (value.length() != LENGTH || !Alphabet.LOWER_CASE_AND_DIGITS.spells(value)) {
            throw new IllegalArgumentException("an epoch is 16 characters of a-z 0-9");
        }
    }

    /** The epoch of 64 bits that were drawn by lot. */
    public static Epoch of(long drawn) {
        return new Epoch(HexFormat.of().toHexDigits(drawn));
    }

    @Override
    public String toString() {
        return value;
    }
}
