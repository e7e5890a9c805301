package dev.drydock.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @ParameterizedTest
    @CsvSource({"2%, 20000, 2 %", "0.25 %, 2500, 0.25 %", "99.9999%, 999999, 99.9999 %", "' 10% ', 100000, 10 %"})
    void a_rate_is_read_and_written_in_percent(String text, int partsPerMillion, String written) {
        assertThat(Rate.parse(text)).isEqualTo(new Rate(partsPerMillion)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "-1%", "0.00001%", "2,5%", "200%", "two%", "1e1%"})
    void what_is_no_rate_is_refused_with_an_example(String text) {
        assertThatThrownBy(() -> Rate.parse(text)).hasMessageContaining("expected a rate such as 2% or 0.25%");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_000_000})
    void none_and_all_are_no_rates(int partsPerMillion) {
        assertThatThrownBy(() -> new Rate(partsPerMillion)).hasMessageContaining("above 0 % and below 100 %");
        assertThatThrownBy(() -> Rate.parse("0%")).hasMessageContaining("above 0 %");
    }

    @Test
    void a_rate_is_at_least_one_part_in_a_million() {
        assertThat(Rate.parse("0.0001%")).isEqualTo(new Rate(1));
        assertThat(new Rate(1).of(1_000_000)).isEqualTo(1);
    }

    @Test
    void a_share_of_a_number_is_rounded_down() {
        assertThat(Rate.ofPercent(3).of(99)).isEqualTo(2);
        assertThat(Rate.ofPercent(3).of(100)).isEqualTo(3);
        assertThat(Rate.parse("0.1%").of(1_999)).isEqualTo(1);
        assertThat(Rate.parse("0.1%").of(2_000_000_000_000L)).isEqualTo(2_000_000_000L);
    }

    @Test
    void rates_are_in_order() {
        assertThat(Rate.ofPercent(2)).isLessThan(Rate.ofPercent(8));
    }
}
