package dev.drydock.domain.trust.keyset;

import static dev.drydock.domain.trust.keyset.KeySetSamples.first;
import static dev.drydock.domain.trust.keyset.KeySetSamples.roots;
import static dev.drydock.domain.trust.keyset.KeySetSamples.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.TrustSamples;
import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.key.SignedToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeySetCheckTest {
    private static final KeySetCheck CHECK = new KeySetCheck(TrustSamples.SIGNATURES);
    private static final SignedKeySet TRUSTED = signed(first(), 1, 2);

    private static KeySet second() {
        return first().successor(TrustSamples.NOW.plusSeconds(60));
    }

    private static Reason refusal(KeySetFinding finding) {
        return finding.match(
                set -> {
                    throw new AssertionError("taken: " + set);
                },
                version -> {
                    throw new AssertionError("passed over: " + version);
                },
                reason -> reason);
    }

    private static void assertRefused(KeySetFinding finding, String why) {
        assertThat(refusal(finding)).isEqualTo(new Reason(ReasonCode.KEY_SET_REFUSED, why));
    }

    @Test
    void the_first_set_meets_its_own_threshold() {
        assertThat(CHECK.first(TRUSTED)).isEqualTo(new KeySetFinding.Taken(first()));
        assertThat(CHECK.first(signed(first(), 1, 2, 3))).isEqualTo(new KeySetFinding.Taken(first()));
        assertRefused(CHECK.first(signed(first(), 3)), "it has signatures of 1 of the roots, and needs 2");
        assertRefused(CHECK.first(signed(first())), "it has signatures of 0 of the roots, and needs 2");
    }

    @Test
    void the_next_set_is_taken() {
        assertThat(CHECK.next(signed(second(), 2, 3), TRUSTED)).isEqualTo(new KeySetFinding.Taken(second()));
    }

    @Test
    void one_root_that_signs_twice_counts_once() {
        assertRefused(CHECK.next(signed(second(), 2, 2), TRUSTED), "it has signatures of 1 of the roots, and needs 2");
    }

    @Test
    void other_roots_are_taken_by_the_former_and_the_new_ones_together() {
        KeySet rotated = second().withRoots(roots(2, 3, 4, 5));

        assertThat(CHECK.next(signed(rotated, 2, 3, 4), TRUSTED)).isEqualTo(new KeySetFinding.Taken(rotated));
        assertRefused(
                CHECK.next(signed(rotated, 1, 2, 3), TRUSTED), "it has signatures of 1 of the roots, and needs 2");
        assertRefused(
                CHECK.next(signed(rotated, 3, 4, 5), TRUSTED),
                "it has signatures of 1 of the former roots, and needs 2");
    }

    @Test
    void a_signature_of_a_stranger_refuses_the_set() {
        assertRefused(
                CHECK.next(signed(second(), 1, 2, 9), TRUSTED),
                "a signature is of " + TrustSamples.key(9).thumbprint() + ", which is no root");
    }

    @Test
    void a_wrong_signature_refuses_the_set_though_enough_are_right() {
        SignedKeySet good = signed(second(), 1, 2, 3);
        List<SignedToken> entries = new ArrayList<>(good.signatures());
        SignedToken third = entries.remove(2);
        entries.add(new SignedToken(
                third.algorithm(), third.signer(), third.header(), third.payload(), Base64Url.encode(new byte[64])));

        assertRefused(
                CHECK.next(new SignedKeySet(good.set(), good.payload(), entries), TRUSTED),
                "the signature of root " + TrustSamples.key(3).thumbprint() + " is wrong");
    }

    @Test
    void signatures_over_another_payload_do_not_count() {
        SignedKeySet other = signed(second().withRevoked(KeySetSamples.RELEASE.thumbprint()), 1, 2);
        SignedKeySet mixed = new SignedKeySet(second(), signed(second()).payload(), other.signatures());

        assertRefused(
                CHECK.next(mixed, TRUSTED),
                "the signature of root " + TrustSamples.key(1).thumbprint() + " is wrong");
    }

    @Test
    void a_set_that_is_not_above_the_trusted_one_is_passed_over() {
        SignedKeySet trusted = signed(second(), 1, 2);

        assertThat(CHECK.next(TRUSTED, trusted)).isEqualTo(new KeySetFinding.PassedOver(KeySetVersion.FIRST));
        assertThat(CHECK.next(signed(second(), 3), trusted))
                .as("the same content with other signatures")
                .isEqualTo(new KeySetFinding.PassedOver(new KeySetVersion(1, 2)));
    }

    @Test
    void another_content_of_the_trusted_version_is_refused() {
        KeySet other = first().withRevoked(KeySetSamples.RELEASE.thumbprint());

        assertRefused(
                CHECK.next(signed(other, 1, 2), TRUSTED),
                "it has the version 1.1 of the trusted one, and another content");
    }

    @Test
    void a_set_after_a_gap_waits_for_what_is_missing() {
        KeySet third = second().successor(TrustSamples.NOW);

        assertThat(refusal(CHECK.next(signed(third, 1, 2), TRUSTED)))
                .isEqualTo(new Reason(ReasonCode.KEY_SET_GAP, "key set 1.2 is missing between 1.1 and 1.3"));
    }

    @Test
    void a_higher_epoch_never_comes_by_wire() {
        KeySet next = first().nextEpoch(TrustSamples.NOW, first().roots(), List.of());

        assertRefused(CHECK.next(signed(next, 1, 2, 3), TRUSTED), "epoch 2 comes with an installed image alone");
        assertThat(CHECK.first(signed(next, 1, 2))).isEqualTo(new KeySetFinding.Taken(next));
    }

    @Test
    void an_earlier_epoch_is_passed_over_whatever_its_version() {
        SignedKeySet trusted = signed(first().nextEpoch(TrustSamples.NOW, roots(1, 7), List.of()), 7);
        KeySet old =
                new KeySet(new KeySetVersion(1, 99), TrustSamples.NOW, first().roots(), List.of(), Set.of(), Map.of());

        assertThat(CHECK.next(signed(old, 1, 2), trusted))
                .isEqualTo(new KeySetFinding.PassedOver(new KeySetVersion(1, 99)));
    }
}
