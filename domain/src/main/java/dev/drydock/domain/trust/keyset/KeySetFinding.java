package dev.drydock.domain.trust.keyset;

import dev.drydock.domain.reason.Reason;
import java.util.function.Function;

/** The judgement of a key set that is offered. */
public sealed interface KeySetFinding {
    /** Takes the cases apart. */
    <T> T match(Function<KeySet, T> taken, Function<KeySetVersion, T> passedOver, Function<Reason, T> refused);

    /** It is the next one, and enough roots signed it. */
    record Taken(KeySet set) implements KeySetFinding {
        @Override
        public <T> T match(
                Function<KeySet, T> taken, Function<KeySetVersion, T> passedOver, Function<Reason, T> refused) {
            return taken.apply(set);
        }
    }

    /** It is not above the one that is trusted. */
    record PassedOver(KeySetVersion version) implements KeySetFinding {
        @Override
        public <T> T match(
                Function<KeySet, T> taken, Function<KeySetVersion, T> passedOver, Function<Reason, T> refused) {
            return passedOver.apply(version);
        }
    }

    /** It cannot be taken. */
    record Refused(Reason reason) implements KeySetFinding {
        @Override
        public <T> T match(
                Function<KeySet, T> taken, Function<KeySetVersion, T> passedOver, Function<Reason, T> refused) {
            return refused.apply(reason);
        }
    }
}
