package dev.drydock.domain.trust.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drydock.domain.trust.TrustSamples;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedTokenTest {
    private static final VerifyingKey KEY = TrustSamples.key(1);
    private static final SignedToken TOKEN = TrustSamples.sign(KEY, "payload");

    @Test
    void a_token_is_header_payload_and_signature() {
        assertThat(TOKEN.text()).isEqualTo(TOKEN.header() + "." + TOKEN.payload() + "." + TOKEN.signature());
        assertThat(TOKEN.signingInput())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo(TOKEN.header() + "." + TOKEN.payload());
        assertThat(TOKEN.payloadBytes()).asString(StandardCharsets.UTF_8).isEqualTo("payload");
    }

    @Test
    void a_token_is_by_its_key_alone() {
        assertThat(TrustSamples.SIGNATURES.isBy(KEY, TOKEN)).isTrue();
        assertThat(TrustSamples.SIGNATURES.isBy(TrustSamples.key(2), TOKEN)).isFalse();
    }

    @Test
    void a_token_is_not_by_a_key_that_it_does_not_name_whatever_the_arithmetic_says() {
        SignatureCheck credulous = (key, signed, signature) -> true;
        VerifyingKey sameWithOtherAlgorithm = new VerifyingKey(SignatureAlgorithm.ES256, KEY.x(), Optional.of(KEY.x()));
        SignedToken otherAlgorithm = new SignedToken(
                SignatureAlgorithm.ES256, KEY.thumbprint(), TOKEN.header(), TOKEN.payload(), TOKEN.signature());

        assertThat(credulous.isBy(TrustSamples.key(2), TOKEN)).isFalse();
        assertThat(credulous.isBy(sameWithOtherAlgorithm, TOKEN)).isFalse();
        assertThat(credulous.isBy(KEY, otherAlgorithm)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"QQ==", "QR", "Q", "Q+", "QQ\n", "Q Q"})
    void text_that_is_not_canonical_base64url_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base64Url.decode(text))
                .withMessageContaining("base64url");
    }

    @Test
    void canonical_base64url_is_read() {
        assertThat(Base64Url.decode("QQ")).containsExactly('A');
        assertThat(Base64Url.encode(new byte[] {-1, -2})).isEqualTo("__4");
    }

    @Test
    void algorithms_are_found_by_their_exact_names() {
        assertThat(SignatureAlgorithm.find("EdDSA")).contains(SignatureAlgorithm.EDDSA);
        assertThat(SignatureAlgorithm.find("ES256")).contains(SignatureAlgorithm.ES256);
        assertThat(SignatureAlgorithm.find("none")).isEmpty();
        assertThat(SignatureAlgorithm.find("eddsa")).isEmpty();
        assertThat(SignatureAlgorithm.find("HS256")).isEmpty();
    }
}
