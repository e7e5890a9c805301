package dev.drydock.domain.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    private static final String HEX = "0123456789abcdef".repeat(4);

    @Test
    void a_check_value_is_read_in_either_case_and_written_in_lower() {
        assertThat(Digest.parse("sha256:" + HEX)).isEqualTo(new Digest(HEX)).hasToString("sha256:" + HEX);
        assertThat(Digest.parse("SHA256:" + HEX.toUpperCase(Locale.ROOT))).isEqualTo(new Digest(HEX));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256:",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "md5:0123456789abcdef0123456789abcdef",
                "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
                "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
                "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg",
                " sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void anything_else_is_no_check_value(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Digest.parse(text));
    }

    @Test
    void a_digest_is_held_in_lower_case() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Digest("A" + HEX.substring(1)))
                .withMessageContaining("lower-case");
    }

    @Test
    void a_digest_is_made_of_32_bytes() {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) 0xab;
        assertThat(Digest.of(bytes).hex()).isEqualTo("ab" + "00".repeat(31));
        assertThatIllegalArgumentException().isThrownBy(() -> Digest.of(new byte[31]));
    }

    @Test
    void an_image_without_a_version_is_called_by_twelve_digits() {
        assertThat(new Digest(HEX).shortForm()).isEqualTo("0123456789ab");
    }
}
