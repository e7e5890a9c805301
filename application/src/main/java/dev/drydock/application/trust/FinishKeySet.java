package dev.drydock.application.trust;

import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.domain.trust.key.Thumbprint;
import dev.drydock.domain.trust.keyset.KeySetCheck;
import dev.drydock.domain.trust.keyset.KeySetFinding;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the signatures of several roots together. Devices take what leaves it. */
public final class FinishKeySet {
    private final KeySetCheck check;

    public FinishKeySet(KeySetCheck check) {
        this.check = check;
    }

    /**
     * Finishes a set.
     *
     * @param parts the same set, each with signatures of other roots; at least one
     * @param former the set before, whose roots have signed too; the first set of an epoch needs none
     */
    public Drafted finish(List<SignedKeySet> parts, Optional<SignedKeySet> former) {
        SignedKeySet one = parts.get(0);
        if (parts.stream().anyMatch(part -> !part.payload().equals(one.payload()))) {
            return new Drafted.Refused("the files hold different key sets; every root signs a copy of the same draft");
        }
        Map<Thumbprint, SignedToken> bySigner = new LinkedHashMap<>();
        parts.forEach(part -> part.signatures().forEach(entry -> bySigner.putIfAbsent(entry.signer(), entry)));
        SignedKeySet whole = new SignedKeySet(one.set(), one.payload(), List.copyOf(bySigner.values()));
        KeySetVersion version = one.set().version();
        if (version.version() > 1) {
            return former.map(before -> drafted(whole, check.next(whole, before)))
                    .orElseGet(() -> new Drafted.Refused("key set " + version + " is signed by the roots of the set "
                            + "before it as well, and that set is not named"));
        }
        if (former.isPresent() && !former.get().set().version().nextEpoch().equals(version)) {
            return new Drafted.Refused("key set " + version + " does not follow "
                    + former.get().set().version());
        }
        return drafted(whole, check.first(whole));
    }

    private static Drafted drafted(SignedKeySet whole, KeySetFinding finding) {
        return finding.match(
                set -> new Drafted.Made(whole),
                version -> new Drafted.Refused("key set " + version + " is not above the one before"),
                reason -> new Drafted.Refused(reason.message()));
    }
}
