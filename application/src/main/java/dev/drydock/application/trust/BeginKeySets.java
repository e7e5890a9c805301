package dev.drydock.application.trust;

import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.domain.trust.keyset.ReleaseKey;
import dev.drydock.domain.trust.keyset.Roots;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Drafts the first key set of all, or the first of a new epoch, when the roots are lost. */
public final class BeginKeySets {
    private final SignedForm form;
    private final Clock clock;

    public BeginKeySets(SignedForm form, Clock clock) {
        this.form = form;
        this.clock = clock;
    }

    /**
     * Drafts a set.
     *
     * @param after the last set of the epoch before, whose floors are kept
     */
    public Drafted begin(Roots roots, List<ReleaseKey> keys, Optional<SignedKeySet> after) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<String> early = after.flatMap(former -> ProposeKeySet.tooEarly(former.set(), now));
        if (early.isPresent()) {
            return new Drafted.Refused(early.get());
        }
        try {
            KeySet set = after.map(former -> former.set().nextEpoch(now, roots, keys))
                    .orElseGet(() -> new KeySet(KeySetVersion.FIRST, now, roots, keys, Set.of(), Map.of()));
            return new Drafted.Made(form.unsigned(set));
        } catch (IllegalArgumentException e) {
            return new Drafted.Refused(String.valueOf(e.getMessage()));
        }
    }
}
