package dev.drydock.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"1", "01JD8Z", "d-0123456789abcdef", "a.b_c:d-e", ".."})
    void letters_digits_and_four_marks_make_an_update_id(String value) {
        assertThat(new UpdateId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a+b", "a\n", "é", "٣", "\"", "{}"})
    void anything_else_does_not(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UpdateId(value))
                .withMessageContaining("update id");
    }

    @Test
    void an_update_id_has_64_characters_at_most() {
        assertThat(new UpdateId("a".repeat(64)).value()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> new UpdateId("a".repeat(65)));
    }
}
