package dev.drydock.jose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.key.SignatureAlgorithm;
import dev.drydock.domain.trust.key.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JcaSignaturesTest {
    private static final JcaSignatures SIGNATURES = new JcaSignatures();
    private static final byte[] TEXT = "header.payload".getBytes(StandardCharsets.US_ASCII);

    /** RFC 8037, appendix A. */
    @Test
    void the_signature_of_the_rfc_of_ed25519_is_verified() {
        VerifyingKey key = new VerifyingKey(
                SignatureAlgorithm.EDDSA, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", Optional.empty());
        byte[] input = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(StandardCharsets.US_ASCII);
        byte[] signature = Base64Url.decode(
                "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");

        assertThat(SIGNATURES.isBy(key, input, signature)).isTrue();
    }

    /** RFC 7515, appendix A.3. */
    @Test
    void the_signature_of_the_rfc_of_es256_is_verified() {
        VerifyingKey key = new VerifyingKey(
                SignatureAlgorithm.ES256,
                "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                Optional.of("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"));
        byte[] input = ("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
                        + "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] signature = Base64Url.decode(
                "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");

        assertThat(SIGNATURES.isBy(key, input, signature)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_signature_is_of_one_key_over_one_text(SignatureAlgorithm algorithm) throws Exception {
        JcaSigner signer = JcaSigner.generate(algorithm);
        byte[] signature = signer.sign(TEXT);

        assertThat(signature).hasSize(SignatureAlgorithm.SIGNATURE_LENGTH);
        assertThat(SIGNATURES.isBy(signer.key(), TEXT, signature)).isTrue();
        assertThat(SIGNATURES.isBy(JcaSigner.generate(algorithm).key(), TEXT, signature))
                .isFalse();
        assertThat(SIGNATURES.isBy(signer.key(), new byte[] {1}, signature)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void every_byte_of_a_signature_counts(SignatureAlgorithm algorithm) throws Exception {
        JcaSigner signer = JcaSigner.generate(algorithm);
        byte[] signature = signer.sign(TEXT);
        for (int i = 0; i < signature.length; i++) {
            signature[i] ^= 1;
            assertThat(SIGNATURES.isBy(signer.key(), TEXT, signature))
                    .as("byte %d", i)
                    .isFalse();
            signature[i] ^= 1;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_signature_that_is_none_is_of_nobody(SignatureAlgorithm algorithm) {
        VerifyingKey key = JcaSigner.generate(algorithm).key();

        assertThat(SIGNATURES.isBy(key, TEXT, new byte[64])).isFalse();
        assertThat(SIGNATURES.isBy(key, TEXT, new byte[0])).isFalse();
        assertThat(SIGNATURES.isBy(key, TEXT, new byte[63])).isFalse();
        assertThat(SIGNATURES.isBy(key, TEXT, new byte[65])).isFalse();
    }

    @Test
    void a_signature_in_der_is_not_taken_for_one_of_64_bytes() throws Exception {
        JcaSigner signer = JcaSigner.generate(SignatureAlgorithm.ES256);
        Signature der = Signature.getInstance("SHA256withECDSA");
        der.initSign(signer.secret());
        der.update(TEXT);

        assertThat(SIGNATURES.isBy(signer.key(), TEXT, der.sign())).isFalse();
    }

    @Test
    void a_key_that_is_no_point_has_no_signatures() {
        assertThat(SIGNATURES.isBy(VerifyingKey.es256(new byte[32], new byte[32]), TEXT, new byte[64]))
                .isFalse();
    }
}
