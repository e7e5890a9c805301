package dev.drydock.protocol.rollout;

import java.util.Locale;

/** The names of a choice in lower case, with hyphens: {@code ROLL_BACK} is {@code roll-back}. */
public final class Words {
    private Words() {}

    public static String of(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads such a name.
     *
     * @throws IllegalArgumentException when it names none of them
     */
    public static <E extends Enum<E>> E read(Class<E> choices, String word) {
        for (E choice : choices.getEnumConstants()) {
            if (of(choice).equals(word)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("there is no " + choices.getSimpleName() + " '" + word + "'");
    }
}
