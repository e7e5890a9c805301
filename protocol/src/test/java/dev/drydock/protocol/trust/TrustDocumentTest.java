package dev.drydock.protocol.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.agent.DesiredOrder;
import dev.drydock.application.device.keyset.TrustWish;
import dev.drydock.application.device.trust.KeySetOffer;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.key.VerifyingKey;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.domain.trust.keyset.Roots;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.order.DesiredDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustDocumentTest {
    private static final ImageUri PLACE = new ImageUri("https://images.example/keys.json");

    private static SignedKeySet set(int version) {
        byte[] key = new byte[32];
        key[0] = 9;
        KeySet set = new KeySet(
                new KeySetVersion(1, version),
                Instant.parse("2026-12-01T00:00:00Z"),
                new Roots(List.of(VerifyingKey.ed25519(key)), 1),
                List.of(),
                Set.of(),
                Map.of());
        return KeySetDocument.unsigned(set);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_is_written_is_read_and_every_member_is_named() {
        List<SignedKeySet> sets = List.of(set(2), set(3));
        assertThat(TrustDocument.read(bytes(TrustDocument.write(sets, Optional.empty()))))
                .isEqualTo(new TrustWish(new KeySetOffer(sets, Optional.empty()), Optional.empty()));
        String elsewhere = TrustDocument.write(List.of(), Optional.of(PLACE));
        assertThat(elsewhere).isEqualTo("{\"keySets\":null,\"keySetUri\":\"" + PLACE.value() + "\"}");
        assertThat(TrustDocument.read(bytes(elsewhere))).isEqualTo(new TrustWish(KeySetOffer.NONE, Optional.of(PLACE)));
        assertThat(TrustDocument.write(List.of(), Optional.empty())).isEqualTo("{\"keySets\":null,\"keySetUri\":null}");
    }

    @Test
    void an_empty_document_and_one_of_nulls_want_nothing() {
        assertThat(TrustDocument.read(new byte[0])).isEqualTo(TrustWish.NONE);
        assertThat(TrustDocument.read(bytes("{}"))).isEqualTo(TrustWish.NONE);
        assertThat(TrustDocument.read(bytes("{\"keySets\":null,\"keySetUri\":null}")))
                .isEqualTo(TrustWish.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "[]",
                "{\"keySets\":{}}",
                "{\"keySets\":[1]}",
                "{\"keySets\":[{\"payload\":\"e30\",\"signatures\":[],\"more\":1}]}",
                "{\"keySetUri\":\"a b\"}"
            })
    void what_is_none_is_refused_and_the_device_goes_on(String document) {
        TrustWish wish = TrustDocument.read(bytes(document));
        assertThat(wish.offer().sets()).isEmpty();
        assertThat(wish.place()).isEmpty();
        assertThat(wish.offer().fault().orElseThrow().code()).isEqualTo(ReasonCode.KEY_SET_REFUSED);
    }

    @Test
    void the_sets_before_one_that_cannot_be_read_are_offered() {
        String good = TrustDocument.write(List.of(set(2)), Optional.empty());
        KeySetOffer offer = TrustDocument.read(bytes(good.replace("],\"keySetUri\"", ",{}],\"keySetUri\"")))
                .offer();
        assertThat(offer.sets()).containsExactly(set(2));
        assertThat(offer.fault()).isPresent();
    }

    @Test
    void a_document_has_at_most_12_kb_and_only_what_fits_is_written() {
        assertThat(TrustDocument.read(bytes(" ".repeat(12_289)))
                        .offer()
                        .fault()
                        .orElseThrow()
                        .message())
                .contains("at most 12288 bytes");
        List<SignedKeySet> many =
                IntStream.range(2, 80).mapToObj(TrustDocumentTest::set).toList();
        String written = TrustDocument.writeWhatFits(many);
        assertThat(written.length()).isBetween(11_000, TrustDocument.LONGEST);
        List<SignedKeySet> read = TrustDocument.read(bytes(written)).offer().sets();
        assertThat(read).isNotEmpty().isEqualTo(many.subList(0, read.size()));
        assertThat(TrustDocument.readChain(bytes(Json.write(Json.object()))).fault())
                .isPresent();
    }

    @Test
    void an_order_brings_two_at_most() {
        String sets = TrustDocument.write(List.of(set(2), set(3)), Optional.empty());
        assertThat(inOrder(sets).sets()).containsExactly(set(2), set(3));
        String three = TrustDocument.write(List.of(set(2), set(3), set(4)), Optional.empty());
        assertThat(inOrder(three).sets()).isEmpty();
        assertThat(inOrder(three).fault().orElseThrow().message()).contains("at most 2 key sets, this one has 3");
        assertThat(inOrder("{\"keySets\":null}")).isEqualTo(KeySetOffer.NONE);
    }

    private static KeySetOffer inOrder(String members) {
        String order = "{\"firmware\":{\"fwPackageUri\":\"http://x/y\"," + members.substring(1) + "}";
        return ((DesiredOrder.Wanted) DesiredDocument.read(bytes(order))).keys();
    }
}
