package dev.drydock.protocol.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.key.SignatureAlgorithm;
import dev.drydock.domain.trust.key.Thumbprint;
import dev.drydock.domain.trust.key.VerifyingKey;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.domain.trust.keyset.ReleaseKey;
import dev.drydock.domain.trust.keyset.Roots;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.protocol.GoldenFile;
import dev.drydock.protocol.json.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeySetDocumentTest {
    /** RFC 8037, appendix A.2. */
    private static final VerifyingKey ROOT =
            new VerifyingKey(SignatureAlgorithm.EDDSA, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", Optional.empty());
    /** RFC 7515, appendix A.3. */
    private static final VerifyingKey RELEASE = new VerifyingKey(
            SignatureAlgorithm.ES256,
            "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            Optional.of("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"));

    private static final Instant ISSUED = Instant.parse("2026-12-01T00:00:00Z");

    private static final KeySet SET = new KeySet(
                    new KeySetVersion(1, 2),
                    ISSUED,
                    new Roots(List.of(ROOT), 1),
                    List.of(new ReleaseKey(RELEASE, Instant.parse("2028-12-01T00:00:00Z"))),
                    Set.of(new Thumbprint("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4l".replace("S4l", "S4g"))),
                    Map.of())
            .withFloor("gateway", new ReleaseNumbers(30, 5), Optional.of(ISSUED));

    private static String payload(SignedKeySet set) {
        return new String(Base64Url.decode(set.payload()), StandardCharsets.UTF_8);
    }

    private static byte[] document(String payload) {
        return ("{\"payload\":\"" + TokenDocumentTest.text(payload) + "\",\"signatures\":[]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_key_set_is_written_and_read_alike() throws MalformedDocument {
        SignedKeySet set = KeySetDocument.unsigned(SET);

        GoldenFile.assertSame("key-set.json", payload(set) + "\n");
        assertThat(KeySetDocument.read(KeySetDocument.write(set))).isEqualTo(set);
        assertThat(set.set()).isEqualTo(SET);
    }

    @Test
    void signatures_are_tokens_over_the_same_payload() throws MalformedDocument {
        String payload = KeySetDocument.unsigned(SET).payload();
        String header = TokenDocument.header(SignatureAlgorithm.EDDSA, ROOT.thumbprint(), TokenDocument.Type.KEY_SET);
        String text = "{\"payload\":\"" + payload + "\",\"signatures\":[{\"protected\":\"" + header
                + "\",\"signature\":\"" + TokenDocumentTest.SIGNATURE + "\"}]}";

        SignedKeySet set = KeySetDocument.read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(set.signatures()).singleElement().satisfies(entry -> {
            assertThat(entry.signer()).isEqualTo(ROOT.thumbprint());
            assertThat(entry.text()).isEqualTo(header + "." + payload + "." + TokenDocumentTest.SIGNATURE);
        });
        assertThat(new String(KeySetDocument.write(set), StandardCharsets.UTF_8))
                .isEqualTo(text);
        assertThat(set.identity()).isEqualTo(KeySetDocument.unsigned(SET).identity());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"format\":1|\"format\":2|member 'format': expected 1 to 1",
                "\"format\":1|\"format\":1,\"more\":1|unknown member 'more'",
                "\"epoch\":1,\"version\":2,\"issued\"|\"epoch\":0,\"version\":2,\"issued\"|member 'epoch': expected 1 to",
                "\"threshold\":1|\"threshold\":2|the threshold is 1 to the number of root keys, 1",
                "\"threshold\":1|\"threshold\":0|member 'threshold'",
                "\"use\":\"release\"|\"use\":\"root\"|member 'use': expected 'release'",
                "\"kty\":\"OKP\"|\"kty\":\"oct\"|a key is of kty 'OKP' and crv 'Ed25519'",
                "\"kty\":\"OKP\"|\"kty\":\"OKP\",\"d\":\"AA\"|unknown member 'd'",
                "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo|AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA|no point of the curve Ed25519",
                "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo|AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA|no point of the curve Ed25519",
                "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo|11qYAYKxCrfVS_7TyWQHOg|coordinate x has 32 bytes",
                "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0|x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5aA|no point of the curve P-256",
                "\"revoked\":[|\"revoked\":[\"x\",|member 'revoked'",
                "\"counter\":5|\"counter\":-1|member 'counter'",
                "\"at\":{\"epoch\":1,\"version\":2}|\"at\":{\"epoch\":1,\"version\":3}|of a later key set, 1.3",
            })
    void a_key_set_with_a_fault_is_malformed(String good, String bad, String why) {
        String payload = payload(KeySetDocument.unsigned(SET));
        assertThat(payload).contains(good);

        assertThatThrownBy(() -> KeySetDocument.read(document(payload.replace(good, bad))))
                .isInstanceOf(MalformedDocument.class)
                .hasMessageContaining(why);
    }

    @Test
    void a_key_that_is_root_and_release_key_at_once_is_refused() {
        String payload = payload(KeySetDocument.unsigned(SET));
        String jwk = payload.substring(
                payload.indexOf("{\"kty\":\"EC\""), payload.indexOf("}", payload.indexOf("{\"kty\":\"EC\"")) + 1);
        String both = payload.replace("\"roots\":[", "\"roots\":[" + jwk + ",");

        assertThatThrownBy(() -> KeySetDocument.read(document(both)))
                .isInstanceOf(MalformedDocument.class)
                .hasMessageContaining("is named twice");
    }

    @Test
    void a_key_set_of_9_kb_or_with_a_string_that_no_twin_takes_is_refused() {
        assertThatThrownBy(() -> KeySetDocument.read(new byte[9 * 1024]))
                .isInstanceOf(MalformedDocument.class)
                .hasMessage("a key set has at most 8192 bytes");
        assertThatThrownBy(() -> KeySetDocument.read(document("x".repeat(4_000))))
                .isInstanceOf(MalformedDocument.class)
                .hasMessage("a string has at most 4096 bytes");
    }
}
