package dev.drydock.domain.trust.keyset;

import dev.drydock.domain.trust.TrustSamples;
import dev.drydock.domain.trust.key.VerifyingKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Key sets of numbered keys. */
public final class KeySetSamples {
    public static final VerifyingKey RELEASE = TrustSamples.key(100);
    public static final ReleaseKey RELEASE_KEY = new ReleaseKey(RELEASE, TrustSamples.NOW.plusSeconds(1_000));

    private KeySetSamples() {}

    /** The first set, with roots 1, 2 and 3, of which two have to sign. */
    public static KeySet first() {
        return new KeySet(
                KeySetVersion.FIRST, TrustSamples.NOW, roots(2, 1, 2, 3), List.of(RELEASE_KEY), Set.of(), Map.of());
    }

    public static Roots roots(int threshold, int... keys) {
        return new Roots(Arrays.stream(keys).mapToObj(TrustSamples::key).toList(), threshold);
    }

    /** The set, signed with these roots. */
    public static SignedKeySet signed(KeySet set, int... signers) {
        String content = set.toString();
        return new SignedKeySet(
                set,
                TrustSamples.text(content),
                Arrays.stream(signers)
                        .mapToObj(signer -> TrustSamples.sign(TrustSamples.key(signer), content))
                        .toList());
    }
}
