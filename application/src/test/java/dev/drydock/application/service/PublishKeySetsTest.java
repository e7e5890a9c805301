package dev.drydock.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fakes.FakeDevices;
import dev.drydock.application.fakes.trust.ReleaseDesk;
import dev.drydock.application.service.keys.KeyChain;
import dev.drydock.application.service.keys.PublishKeySets;
import dev.drydock.application.service.keys.PublishRound;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chains of key sets, before they are brought to devices. */
class PublishKeySetsTest {
    private static final SignedKeySet FIRST = ReleaseDesk.keySet();
    private static final SignedKeySet SECOND = ReleaseDesk.signed(FIRST.set().successor(ReleaseDesk.ISSUED));
    private static final SignedKeySet THIRD = ReleaseDesk.signed(SECOND.set().successor(ReleaseDesk.ISSUED));

    private static KeyChain chain(SignedKeySet... sets) {
        return KeyChain.of(List.of(sets), ReleaseDesk.keySetCheck());
    }

    @Test
    void a_chain_is_put_in_order_and_brings_what_follows_a_version() {
        KeyChain chain = chain(THIRD, FIRST, SECOND);
        assertThat(chain.last()).isEqualTo(new KeySetVersion(1, 3));
        assertThat(chain.after(new KeySetVersion(1, 1))).contains(List.of(SECOND, THIRD));
        assertThat(chain.after(new KeySetVersion(1, 2))).contains(List.of(THIRD));
        assertThat(chain.after(new KeySetVersion(1, 3))).isEmpty();
        assertThat(chain(THIRD).after(new KeySetVersion(1, 1))).isEmpty();
    }

    @Test
    void sets_that_do_not_follow_each_other_are_no_chain() {
        assertThatThrownBy(() -> chain(FIRST, THIRD)).hasMessageContaining("key set 1.3: key set 1.2 is missing");
        assertThatThrownBy(() -> chain(FIRST, FIRST)).hasMessageContaining("key set 1.1: it is there twice");
        SignedKeySet unsigned = new SignedKeySet(SECOND.set(), SECOND.payload(), List.of());
        assertThatThrownBy(() -> chain(unsigned)).hasMessageContaining("key set 1.2: it has signatures of 0");
    }

    @Test
    void where_nobody_is_known_nobody_lacks_anything() {
        PublishRound round = new PublishKeySets(new FakeDevices(), chain(FIRST))
                .round(device -> true)
                .toCompletableFuture()
                .join();
        assertThat(round.devices()).isZero();
        assertThat(round.isComplete()).isTrue();
    }
}
