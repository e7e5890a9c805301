package dev.drydock.application.fakes.trust;

import dev.drydock.application.device.trust.KeySetStore;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.util.Optional;

/** The key set of a state folder, in memory. */
public final class InMemoryKeySets implements KeySetStore {
    private Optional<SignedKeySet> kept = Optional.empty();

    public void lose() {
        kept = Optional.empty();
    }

    @Override
    public Optional<SignedKeySet> read() {
        return kept;
    }

    @Override
    public void save(SignedKeySet set) {
        kept = Optional.of(set);
    }
}
