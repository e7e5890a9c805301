package dev.drydock.application.trust;

import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.util.function.Function;

/** The outcome of making a key set. */
public sealed interface Drafted {
    /** Takes the cases apart. */
    <T> T match(Function<SignedKeySet, T> made, Function<String, T> refused);

    /** The set was made. */
    record Made(SignedKeySet set) implements Drafted {
        @Override
        public <T> T match(Function<SignedKeySet, T> made, Function<String, T> refused) {
            return made.apply(set);
        }
    }

    /**
     * There is no such set.
     *
     * @param why what is wrong, and what to do
     */
    record Refused(String why) implements Drafted {
        @Override
        public <T> T match(Function<SignedKeySet, T> made, Function<String, T> refused) {
            return refused.apply(why);
        }
    }
}
