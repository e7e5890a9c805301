package dev.drydock.domain.trust.keyset;

import dev.drydock.domain.trust.key.Thumbprint;
import dev.drydock.domain.trust.key.VerifyingKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** The names of the release keys, for messages. */
    public String releaseKeyNames() {
        return releaseKeys.stream()
                .map(release -> release.key().thumbprint().value())
                .collect(Collectors.joining(", "));
    }

    private static void addOnce(Set<Thumbprint> seen, Thumbprint next) {
        if (!seen.add(next)) {
            throw new IllegalArgumentException(
                    "key " + next + " is named twice; a key is a root, a release key or revoked, and that once");
        }
    }
}
