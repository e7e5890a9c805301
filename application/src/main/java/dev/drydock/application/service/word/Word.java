package dev.drydock.application.service.word;

import java.util.Optional;

/**
 * A word that a device wrote: one that is known here, or one of a newer device.
 *
 * @param text the word as it came, for people
 * @param meaning empty for a word that is not known here
 */
public record Word<T>(String text, Optional<T> meaning) {
    /** A word that is known. */
    public static <T> Word<T> known(String text, T meaning) {
        return new Word<>(text, Optional.of(meaning));
    }

    /** A word that is not known. */
    public static <T> Word<T> unknown(String text) {
        return new Word<>(text, Optional.empty());
    }

    /** Whether the word is known and means this. */
    public boolean means(T value) {
        return meaning.equals(Optional.of(value));
    }

    @Override
    public String toString() {
        return text;
    }
}
