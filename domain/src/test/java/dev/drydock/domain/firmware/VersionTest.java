package dev.drydock.domain.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "2.0.0",
                "v1.2.3-rc.1+build.7",
                "2026_11:a",
                "1.0-1~deb12u1",
                "2:8.39-13+deb11u1~bpo10+1",
                "1.0~rc1-2ubuntu0.22.04.1",
                "4.0^git1",
                "1:2.0-3.fc40",
                "5.1~beta2^20260101gitabc-1.el9",
                "1.0.0-alpha.1+exp.sha.5114f85"
            })
    void what_debian_rpm_and_semver_write_is_a_version(String value) {
        assertThat(new Version(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1 0", "1/0", "1.0\n", "1\\0", "1*", "$1", "1;2", "ü", "١", "<b>"})
    void other_characters_are_refused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Version(value))
                .withMessageContaining("version");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", ".hidden", "-rf", "--help", "~", "~root", "^1", "+1", ":1", "_1"})
    void a_version_is_never_a_path_an_option_or_a_home_folder(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Version(value))
                .withMessageContaining("begins with a letter or digit");
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
