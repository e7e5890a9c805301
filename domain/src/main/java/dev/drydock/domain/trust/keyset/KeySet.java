package dev.drydock.domain.trust.keyset;

import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.key.Thumbprint;
import dev.drydock.domain.trust.key.VerifyingKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that a device trusts. A key is a root, a release key or revoked, and never two of these.
 *
 * @param releaseKeys distinct
 * @param floors by model
 */
public record KeySet(
        KeySetVersion version,
        Instant issued,
        Roots roots,
        List<ReleaseKey> releaseKeys,
        Set<Thumbprint> revoked,
        Map<String, ModelFloor> floors) {

    /** @throws IllegalArgumentException when a key stands in two places, or a floor is of a later set */
    public KeySet {
        releaseKeys = List.copyOf(releaseKeys);
        revoked = Set.copyOf(revoked);
        floors = Map.copyOf(floors);
        Set<Thumbprint> seen = new HashSet<>();
        for (VerifyingKey root : roots.keys()) {
            addOnce(seen, root.thumbprint());
        }
        for (ReleaseKey release : releaseKeys) {
            addOnce(seen, release.key().thumbprint());
        }
        for (Thumbprint gone : revoked) {
            addOnce(seen, gone);
        }
        for (Map.Entry<String, ModelFloor> floor : floors.entrySet()) {
            if (floor.getValue().at().compareTo(version) > 0) {
                throw new IllegalArgumentException("the floor of '" + floor.getKey() + "' is of a later key set, "
                        + floor.getValue().at());
            }
        }
    }

    public Optional<ReleaseKey> releaseKey(Thumbprint thumbprint) {
        return releaseKeys.stream()
                .filter(release -> release.key().thumbprint().equals(thumbprint))
                .findFirst();
    }

    /** The next version, with nothing changed. */
    public KeySet successor(Instant when) {
        return new KeySet(version.next(), when, roots, releaseKeys, revoked, floors);
    }

    /** The first version of the next epoch, which other roots begin; it keeps nothing of this one but its floors. */
    public KeySet nextEpoch(Instant when, Roots others, List<ReleaseKey> keys) {
        return new KeySet(version.nextEpoch(), when, others, keys, Set.of(), floors);
    }

    /** The set with one more release key, or with another last moment of one that it has. */
    public KeySet withReleaseKey(ReleaseKey added) {
        List<ReleaseKey> keys = Stream.concat(
                        releaseKeys.stream().filter(release -> !release.key().equals(added.key())), Stream.of(added))
                .toList();
        return new KeySet(version, issued, roots, keys, revoked, floors);
    }

    /** The set in which a key signs no release any more, and never will again. */
    public KeySet withRevoked(Thumbprint gone) {
        List<ReleaseKey> keys = releaseKeys.stream()
                .filter(release -> !release.key().thumbprint().equals(gone))
                .toList();
        Set<Thumbprint> all = Stream.concat(revoked.stream(), Stream.of(gone)).collect(Collectors.toSet());
        return new KeySet(version, issued, roots, keys, all, floors);
    }

    public KeySet withRoots(Roots others) {
        return new KeySet(version, issued, others, releaseKeys, revoked, floors);
    }

    /** The set that puts these floors in place of those of every device of a model. */
    public KeySet withFloor(String model, ReleaseNumbers numbers, Optional<Instant> time) {
        Map<String, ModelFloor> all = new HashMap<>(floors);
        all.put(model, new ModelFloor(version, numbers, time));
        return new KeySet(version, issued, roots, releaseKeys, revoked, all);
    }

    private static void addOnce(Set<Thumbprint> seen, Thumbprint next) {
        if (!seen.add(next)) {
            throw new IllegalArgumentException(
                    "key " + next + " is named twice; a key is a root, a release key or revoked, and that once");
        }
    }
}
