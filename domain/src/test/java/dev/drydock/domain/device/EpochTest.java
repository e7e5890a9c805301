package dev.drydock.domain.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochTest {
    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef", "zzzzzzzzzzzzzzzz", "0000000000000000"})
    void sixteen_small_letters_and_digits_are_an_epoch(String value) {
        assertThat(new Epoch(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123456789abcde",
                "0123456789abcdef0",
                "0123456789abcdeF",
                "0123456789abcde-",
                "0123456789abcde ",
                "0123456789abcde\n",
                "0123456789abcdef\n",
                "0123456789abcdeé",
                "0123456789abcde٣"
            })
    void anything_else_is_none(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Epoch(value))
                .withMessageContaining("an epoch is 16 characters");
    }

    @ParameterizedTest
    @CsvSource({"0,0000000000000000", "-1,ffffffffffffffff", "255,00000000000000ff"})
    void all_that_was_drawn_is_in_it(long drawn, String value) {
        assertThat(Epoch.of(drawn)).isEqualTo(new Epoch(value));
    }

    @Test
    void two_draws_are_two_epochs() {
        assertThat(Epoch.of(Long.MIN_VALUE)).isNotEqualTo(Epoch.of(0));
    }
}
