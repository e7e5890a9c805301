package dev.drydock.domain.trust.keyset;

import static dev.drydock.domain.trust.keyset.KeySetSamples.RELEASE;
import static dev.drydock.domain.trust.keyset.KeySetSamples.RELEASE_KEY;
import static dev.drydock.domain.trust.keyset.KeySetSamples.first;
import static dev.drydock.domain.trust.keyset.KeySetSamples.roots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drydock.domain.trust.TrustSamples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeySetTest {
    private static final Instant LATER = TrustSamples.NOW.plusSeconds(5);

    @Test
    void a_key_stands_in_one_place_and_once() {
        assertTwice(() -> first().withReleaseKey(new ReleaseKey(TrustSamples.key(1), LATER)));
        assertTwice(() -> first().withRevoked(TrustSamples.key(1).thumbprint()));
        assertTwice(() -> first().withRoots(new Roots(List.of(RELEASE), 1)));
        assertTwice(() -> new KeySet(
                KeySetVersion.FIRST, LATER, roots(1, 1), List.of(RELEASE_KEY, RELEASE_KEY), Set.of(), Map.of()));
        assertTwice(() -> first().withRevoked(RELEASE.thumbprint()).withReleaseKey(RELEASE_KEY));
    }

    private static void assertTwice(Runnable making) {
        assertThatIllegalArgumentException().isThrownBy(making::run).withMessageContaining("is named twice");
    }

    @Test
    void a_successor_keeps_everything_but_version_and_time() {
        KeySet next = first().withFloor("gateway", TrustSamples.NUMBERS, Optional.empty())
                .successor(LATER);

        assertThat(next.version()).hasToString("1.2");
        assertThat(next.issued()).isEqualTo(LATER);
        assertThat(next.roots()).isEqualTo(first().roots());
        assertThat(next.releaseKeys()).containsExactly(RELEASE_KEY);
        assertThat(next.floors())
                .containsExactly(Map.entry(
                        "gateway", new ModelFloor(KeySetVersion.FIRST, TrustSamples.NUMBERS, Optional.empty())));
    }

    @Test
    void the_next_epoch_begins_with_other_keys_and_keeps_the_floors() {
        KeySet next = first().withRevoked(RELEASE.thumbprint())
                .withFloor("gateway", TrustSamples.NUMBERS, Optional.of(LATER))
                .nextEpoch(LATER, roots(1, 7), List.of());

        assertThat(next.version()).hasToString("2.1");
        assertThat(next.roots()).isEqualTo(roots(1, 7));
        assertThat(next.revoked()).isEmpty();
        assertThat(next.floors()).containsOnlyKeys("gateway");
    }

    @Test
    void a_revoked_key_signs_no_longer() {
        KeySet without = first().withRevoked(RELEASE.thumbprint());

        assertThat(first().releaseKey(RELEASE.thumbprint())).contains(RELEASE_KEY);
        assertThat(without.releaseKey(RELEASE.thumbprint())).isEmpty();
        assertThat(without.revoked()).containsExactly(RELEASE.thumbprint());
    }

    @Test
    void a_release_key_that_is_added_again_has_its_new_end() {
        ReleaseKey longer = new ReleaseKey(RELEASE, LATER);

        assertThat(first().withReleaseKey(longer).releaseKeys()).containsExactly(longer);
        assertThat(longer.expiredAt(LATER)).isFalse();
        assertThat(longer.expiredAt(LATER.plusNanos(1))).isTrue();
    }

    @Test
    void a_floor_is_not_of_a_later_set() {
        ModelFloor later = new ModelFloor(new KeySetVersion(1, 2), TrustSamples.NUMBERS, Optional.empty());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeySet(
                        KeySetVersion.FIRST, LATER, roots(1, 1), List.of(), Set.of(), Map.of("gateway", later)))
                .withMessage("the floor of 'gateway' is of a later key set, 1.2");
    }

    @Test
    void a_threshold_can_be_met_and_roots_are_distinct() {
        assertThatIllegalArgumentException().isThrownBy(() -> roots(0, 1)).withMessageContaining("1 to the number");
        assertThatIllegalArgumentException().isThrownBy(() -> roots(2, 1)).withMessageContaining("of root keys, 1");
        assertThatIllegalArgumentException().isThrownBy(() -> roots(1, 1, 1)).withMessage("a root key is named twice");
        assertThatIllegalArgumentException().isThrownBy(() -> roots(1));
    }

    @Test
    void versions_are_ordered_by_epoch_first() {
        assertThat(new KeySetVersion(2, 1)).isGreaterThan(new KeySetVersion(1, 99));
        assertThat(new KeySetVersion(1, 2)).isGreaterThan(KeySetVersion.FIRST).isEqualTo(KeySetVersion.FIRST.next());
        assertThatIllegalArgumentException().isThrownBy(() -> new KeySetVersion(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeySetVersion(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeySetVersion(1, KeySetVersion.LARGEST).next());
        assertThatIllegalArgumentException().isThrownBy(() -> new KeySetVersion(KeySetVersion.LARGEST, 1).nextEpoch());
    }
}
