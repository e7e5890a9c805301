package dev.drydock.bootstrap.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.trust.TrustFacts;
import dev.drydock.application.device.trust.TrustMode;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrustSentenceTest {
    @Test
    void a_device_without_trust_says_who_may_install_anything() {
        assertThat(TrustSentence.of(TrustFacts.NONE, "gw", false))
                .isEqualTo("Takes unsigned orders: whoever may give orders may install anything (see --trust).");
    }

    @Test
    void a_device_that_asks_for_manifests_names_its_key_set_and_its_model() {
        assertThat(TrustSentence.of(facts(TrustMode.SIGNED), "gw-10", false))
                .isEqualTo("Takes orders signed with release keys of key set 2.3 alone, for model 'gw-10'.");
    }

    @Test
    void a_device_that_takes_both_says_so_at_every_start() {
        assertThat(TrustSentence.of(facts(TrustMode.MIXED), "gw-10", false))
                .isEqualTo("Takes orders signed with release keys of key set 2.3, for model 'gw-10', and unsigned ones"
                        + " (--allow-unsigned): whoever may give orders may install anything.");
    }

    @Test
    void a_simulated_device_installs_nothing_whoever_orders_it() {
        assertThat(TrustSentence.of(TrustFacts.NONE, "gw", true))
                .isEqualTo("Takes unsigned orders, and only acts them out.");
        assertThat(TrustSentence.of(facts(TrustMode.MIXED), "gw-10", true))
                .isEqualTo("Takes orders signed with release keys of key set 2.3, for model 'gw-10', and unsigned ones"
                        + " (--allow-unsigned), and only acts them out.");
        assertThat(TrustSentence.of(facts(TrustMode.SIGNED), "gw-10", true))
                .isEqualTo(
                        "Takes orders signed with release keys of key set 2.3 alone, for model 'gw-10', and only acts"
                                + " them out.");
    }

    private static TrustFacts facts(TrustMode mode) {
        return new TrustFacts(
                mode,
                Optional.of(new KeySetVersion(2, 3)),
                Optional.empty(),
                ReleaseNumbers.NONE,
                Optional.empty(),
                Optional.empty());
    }
}
