package dev.drydock.application.device.trust;

import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.util.List;
import java.util.Optional;

/**
 * Key sets as they came; nobody has checked their signatures.
 *
 * @param sets up to the first that cannot be read, in the order in which they follow each other
 * @param fault of the one that cannot be read
 */
public record KeySetOffer(List<SignedKeySet> sets, Optional<Reason> fault) {
    public static final KeySetOffer NONE = new KeySetOffer(List.of(), Optional.empty());

    public KeySetOffer {
        sets = List.copyOf(sets);
    }

    public static KeySetOffer unreadable(Reason fault) {
        return new KeySetOffer(List.of(), Optional.of(fault));
    }

    public boolean isEmpty() {
        return sets.isEmpty() && fault.isEmpty();
    }
}
