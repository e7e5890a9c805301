package dev.drydock.domain.trust.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbprintTest {
    /** RFC 8037, appendix A.2 and A.3. */
    @Test
    void the_name_of_an_ed25519_key_is_that_of_the_rfc() {
        VerifyingKey key = new VerifyingKey(
                SignatureAlgorithm.EDDSA, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", Optional.empty());

        assertThat(key.thumbprint()).hasToString("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void keys_on_p_256_differ_by_either_coordinate() {
        VerifyingKey key = VerifyingKey.es256(new byte[32], new byte[32]);
        byte[] other = new byte[32];
        other[31] = 1;

        assertThat(key.thumbprint())
                .isNotEqualTo(VerifyingKey.es256(other, new byte[32]).thumbprint())
                .isNotEqualTo(VerifyingKey.es256(new byte[32], other).thumbprint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kPrK",
                "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4l",
                "kPrK+qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
            })
    void a_name_that_is_no_thumbprint_is_refused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Thumbprint(name));
    }

    @Test
    void a_key_has_the_coordinates_of_its_curve_and_of_their_length() {
        String x = Base64Url.encode(new byte[32]);
        String shorter = Base64Url.encode(new byte[31]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerifyingKey(SignatureAlgorithm.EDDSA, x, Optional.of(x)))
                .withMessage("a key on Ed25519 has no coordinate y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerifyingKey(SignatureAlgorithm.ES256, x, Optional.empty()))
                .withMessage("a key on P-256 has the coordinates x and y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerifyingKey(SignatureAlgorithm.EDDSA, shorter, Optional.empty()))
                .withMessage("coordinate x has 32 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerifyingKey(SignatureAlgorithm.ES256, x, Optional.of(shorter)))
                .withMessage("coordinate y has 32 bytes");
    }
}
