package dev.drydock.application.service.keys;

import dev.drydock.domain.trust.keyset.KeySetCheck;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Key sets that follow each other.
 *
 * @param sets ascending, at least one
 */
public record KeyChain(List<SignedKeySet> sets) {
    /**
     * Puts key sets in their order.
     *
     * @throws IllegalArgumentException when one is not signed as it has to be, or does not follow the one before
     */
    public static KeyChain of(List<SignedKeySet> sets, KeySetCheck check) {
        List<SignedKeySet> ascending = sets.stream()
                .sorted(Comparator.comparing(signed -> signed.set().version()))
                .toList();
        Optional<SignedKeySet> former = Optional.empty();
        for (SignedKeySet set : ascending) {
            SignedKeySet next = set;
            var finding = former.map(before -> check.next(next, before)).orElseGet(() -> check.first(next));
            Optional<String> fault = finding.match(
                    taken -> Optional.empty(),
                    version -> Optional.of("it is there twice"),
                    reason -> Optional.of(reason.message()));
            if (fault.isPresent()) {
                throw new IllegalArgumentException("key set " + set.set().version() + ": " + fault.get());
            }
            former = Optional.of(set);
        }
        return new KeyChain(ascending);
    }

    public KeySetVersion last() {
        return sets.get(sets.size() - 1).set().version();
    }

    /** The sets that a device lacks, if they join its own. */
    public Optional<List<SignedKeySet>> after(KeySetVersion own) {
        List<SignedKeySet> lacking = sets.stream()
                .filter(signed -> signed.set().version().compareTo(own) > 0)
                .toList();
        return Optional.of(lacking)
                .filter(some -> !some.isEmpty())
                .filter(some -> some.get(0).set().version().equals(own.next()));
    }
}
