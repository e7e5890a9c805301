package dev.drydock.domain.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    @ParameterizedTest
    @ValueSource(strings = {"1", "2.0.0", "v1.2.3-rc.1+build.7", "2026_11:a"})
    void letters_digits_and_five_marks_make_a_version(String value) {
        assertThat(new Version(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1 0", "1/0", "1.0\n", "ü", "١", "<b>"})
    void anything_else_does_not(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Version(value))
                .withMessageContaining("version");
    }

    @Test
    void a_version_has_64_characters_at_most() {
        assertThat(new Version("1".repeat(64)).value()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> new Version("1".repeat(65)));
    }

    @Test
    void versions_are_compared_for_equality_alone() {
        assertThat(new Version("1.0")).isEqualTo(new Version("1.0")).isNotEqualTo(new Version("1.0.0"));
    }
}
