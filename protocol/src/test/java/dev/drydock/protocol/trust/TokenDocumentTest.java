package dev.drydock.protocol.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.key.SignatureAlgorithm;
import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.domain.trust.key.Thumbprint;
import dev.drydock.protocol.json.MalformedDocument;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenDocumentTest {
    static final String KID = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";
    static final String SIGNATURE = Base64Url.encode(new byte[64]);
    private static final String HEADER = "{\"alg\":\"EdDSA\",\"kid\":\"" + KID + "\",\"typ\":\"drydock-manifest+jws\"}";

    static String text(String plain) {
        return Base64Url.encode(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static String token(String header) {
        return text(header) + "." + text("{}") + "." + SIGNATURE;
    }

    @Test
    void a_token_is_read_as_it_was_written() throws MalformedDocument {
        SignedToken token = TokenDocument.read(token(HEADER), TokenDocument.Type.MANIFEST);

        assertThat(token.algorithm()).isEqualTo(SignatureAlgorithm.EDDSA);
        assertThat(token.signer()).hasToString(KID);
        assertThat(token.text()).isEqualTo(token(HEADER));
        assertThat(TokenDocument.header(SignatureAlgorithm.EDDSA, new Thumbprint(KID), TokenDocument.Type.MANIFEST))
                .isEqualTo(text(HEADER));
    }

    @Test
    void a_key_set_cannot_stand_for_a_manifest_nor_the_reverse() {
        assertThatThrownBy(() -> TokenDocument.read(token(HEADER), TokenDocument.Type.KEY_SET))
                .isInstanceOf(MalformedDocument.class)
                .hasMessage("member 'typ': expected 'drydock-keyset+jws'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "RS256", "ES384", "eddsa", "Ed25519", ""})
    void another_algorithm_is_refused(String algorithm) {
        assertRefused(token(HEADER.replace("EdDSA", algorithm)), "member 'alg': expected 'EdDSA' or 'ES256'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"jwk\":{}|unknown member 'jwk'",
                "\"jku\":\"https://a/\"|unknown member 'jku'",
                "\"x5c\":[]|unknown member 'x5c'",
                "\"crit\":[\"b64\"]|unknown member 'crit'",
                "\"b64\":false|unknown member 'b64'",
            })
    void a_header_with_anything_more_is_refused(String more, String why) {
        assertRefused(token(HEADER.replace("}", "," + more + "}")), why);
    }

    @Test
    void a_header_without_a_member_or_with_one_twice_is_refused() {
        assertRefused(token(HEADER.replace("\"alg\":\"EdDSA\",", "")), "member 'alg' is missing");
        assertRefused(token(HEADER.replace("\"kid\":\"" + KID + "\",", "")), "member 'kid' is missing");
        assertRefused(token(HEADER.replace("{", "{\"alg\":\"ES256\",")), "");
        assertRefused(token(HEADER.replace("\"EdDSA\"", "null")), "member 'alg': expected a string, found null");
        assertRefused(token(HEADER.replace(KID, "short")), "");
        assertRefused(token("[]"), "");
    }

    @Test
    void a_token_has_three_parts() {
        assertRefused("", "a token has three parts with dots between them, and this one has 1");
        assertRefused("a.b", "a token has three parts with dots between them, and this one has 2");
        assertRefused(token(HEADER) + ".x", "a token has three parts with dots between them, and this one has 4");
    }

    @Test
    void parts_are_canonical_base64url() {
        assertRefused(text(HEADER) + "=." + text("{}") + "." + SIGNATURE, "the header: this is not");
        assertRefused(text(HEADER) + ".e3 ." + SIGNATURE, "the payload: this is not");
        assertRefused(
                text(HEADER) + ".e30." + SIGNATURE.substring(0, 85) + "B", "the signature: this is not canonical");
        assertRefused(text(HEADER) + ".e30." + SIGNATURE + "\n", "the signature: this is not");
    }

    @Test
    void a_signature_has_64_bytes() {
        assertRefused(text(HEADER) + ".e30.", "a signature has 64 bytes");
        assertRefused(text(HEADER) + ".e30." + Base64Url.encode(new byte[72]), "a signature has 64 bytes");
    }

    @Test
    void a_token_is_not_endless() {
        assertRefused("a".repeat(16 * 1024 + 1), "a token has at most 16384 characters");
    }

    private static void assertRefused(String token, String why) {
        assertThatThrownBy(() -> TokenDocument.read(token, TokenDocument.Type.MANIFEST))
                .isInstanceOf(MalformedDocument.class)
                .hasMessageContaining(why);
    }
}
