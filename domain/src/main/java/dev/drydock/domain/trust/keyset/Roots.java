package dev.drydock.domain.trust.keyset;

import dev.drydock.domain.trust.key.Thumbprint;
import dev.drydock.domain.trust.key.VerifyingKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that sign key sets.
 *
 * @param keys distinct
 * @param threshold how many of them have to sign, 1 to their number
 */
public record Roots(List<VerifyingKey> keys, int threshold) {
    /** @throws IllegalArgumentException when a key is named twice or the threshold cannot be met */
    public Roots {
        keys = List.copyOf(keys);
        if (Set.copyOf(keys).size() != keys.size()) {
            throw new IllegalArgumentException("a root key is named twice");
        }
        if (threshold < 1 || threshold > keys.size()) {
            throw new IllegalArgumentException("the threshold is 1 to the number of root keys, " + keys.size());
        }
    }

    public Optional<VerifyingKey> find(Thumbprint thumbprint) {
        return keys.stream().filter(key -> key.thumbprint().equals(thumbprint)).findFirst();
    }

    /** Whether enough of them are among these. */
    public boolean areMetBy(Set<VerifyingKey> signers) {
        return keys.stream().filter(signers::contains).count() >= threshold;
    }
}
