package dev.drydock.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequentialTestTest {
    private static final SequentialTest TEST = SequentialTest.of(ErrorRates.STANDARD);

    @Test
    void the_weights_and_bounds_are_those_of_wald_in_whole_micro_nats() {
        assertThat(TEST.success()).isEqualTo(-63_179);
        assertThat(TEST.failure()).isEqualTo(1_386_294);
        assertThat(TEST.badBound()).isEqualTo(2_944_439);
        assertThat(TEST.goodBound()).isEqualTo(-2_944_439);
        assertThat(TEST.floor(0)).isEqualTo(-5_888_878);
    }

    @Test
    void other_errors_move_the_bounds_apart() {
        SequentialTest careful = SequentialTest.of(
                new ErrorRates(Rate.ofPercent(1), Rate.ofPercent(5), Rate.ofPercent(1), Rate.ofPercent(10)));

        assertThat(careful.success()).isEqualTo(-41_243);
        assertThat(careful.failure()).isEqualTo(1_609_438);
        assertThat(careful.badBound()).isEqualTo(4_499_810);
        assertThat(careful.goodBound()).isEqualTo(-2_292_535);
    }

    @Test
    void forty_seven_successes_in_a_row_are_good_and_three_failures_in_a_row_bad() {
        assertThat(TEST.after(0, 46, 0, 0)).isGreaterThan(TEST.goodBound());
        assertThat(TEST.after(0, 47, 0, 0)).isLessThanOrEqualTo(TEST.goodBound());
        assertThat(TEST.after(0, 0, 2, 0)).isLessThan(TEST.badBound());
        assertThat(TEST.after(0, 0, 3, 0)).isGreaterThanOrEqualTo(TEST.badBound());
    }

    @Test
    void seven_failures_in_a_row_stop_it_however_many_successes_came_before() {
        long low = TEST.after(0, 1_000_000, 0, 0);

        assertThat(low).isEqualTo(TEST.floor(0));
        assertThat(TEST.after(low, 0, 6, 0)).isLessThan(TEST.badBound());
        assertThat(TEST.after(low, 0, 7, 0)).isGreaterThanOrEqualTo(TEST.badBound());
    }

    @Test
    void the_floor_takes_nothing_from_failures_that_come_with_many_successes() {
        assertThat(TEST.after(0, 500, 7, 0)).isGreaterThanOrEqualTo(TEST.badBound());
    }

    @Test
    void the_floor_is_lower_by_the_failures_that_a_good_image_may_have_among_the_devices_under_way() {
        assertThat(TEST.slack()).isEqualTo(27_726);
        assertThat(TEST.floor(1_000)).isEqualTo(-5_888_878 - 27_726_000);
        long low = TEST.after(0, 1_000_000, 0, 1_000);

        assertThat(low).isEqualTo(TEST.floor(1_000));
        assertThat(TEST.after(low, 0, 20, 20)).isLessThan(TEST.goodBound());
        assertThat(TEST.after(low, 0, 27, 27)).isGreaterThanOrEqualTo(TEST.badBound());
    }

    @Test
    void a_ratio_below_the_floor_stays_where_it_is() {
        long low = TEST.floor(1_000);

        assertThat(TEST.after(low, 5, 0, 0)).isEqualTo(low);
        assertThat(TEST.after(low, 5, 1, 0)).isEqualTo(low + TEST.failure());
        assertThat(TEST.after(low, 0, -1, 0)).isEqualTo(low);
    }

    @Test
    void what_is_taken_back_does_not_lead_below_the_floor() {
        assertThat(TEST.after(TEST.floor(0), 0, -3, 0)).isEqualTo(TEST.floor(0));
        assertThat(TEST.after(0, -1, 1, 0)).isEqualTo(TEST.failure() - TEST.success());
    }

    @Test
    void the_successes_that_are_missing_are_exactly_those_that_make_it_good() {
        assertThat(TEST.successesToGood(0)).isEqualTo(47);
        assertThat(TEST.successesToGood(TEST.goodBound())).isZero();
        assertThat(TEST.successesToGood(TEST.goodBound() + 1)).isEqualTo(1);
        for (long ratio = TEST.floor(0); ratio < TEST.badBound(); ratio += 10_007) {
            long missing = TEST.successesToGood(ratio);
            assertThat(TEST.after(ratio, missing, 0, 0)).isLessThanOrEqualTo(TEST.goodBound());
            assertThat(missing == 0 || TEST.after(ratio, missing - 1, 0, 0) > TEST.goodBound())
                    .as("at %s", ratio)
                    .isTrue();
        }
    }

    @Test
    void rates_that_are_given_alone_err_in_five_percent() {
        Rate five = Rate.ofPercent(5);

        assertThat(ErrorRates.between(Rate.ofPercent(2), Rate.ofPercent(8)))
                .isEqualTo(new ErrorRates(Rate.ofPercent(2), Rate.ofPercent(8), five, five));
    }

    @Test
    void a_good_rate_that_is_not_below_the_bad_is_refused() {
        assertThatThrownBy(() -> ErrorRates.between(Rate.ofPercent(8), Rate.ofPercent(8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the good rate of failures, 8 %, is not below the bad, 8 %");
    }

    @Test
    void a_gate_that_errs_half_the_time_is_refused() {
        Rate half = Rate.ofPercent(50);
        ErrorRates rates = ErrorRates.STANDARD;

        assertThatThrownBy(() -> new ErrorRates(rates.good(), rates.bad(), half, rates.wrongPass()))
                .hasMessageContaining("errs in half");
        assertThatThrownBy(() -> new ErrorRates(rates.good(), rates.bad(), rates.wrongStop(), half))
                .hasMessageContaining("errs in half");
    }

    @ParameterizedTest
    @CsvSource({"2%, 8%", "0.25%, 3%", "0.0001%, 0.0002%", "0.0001%, 99.9999%", "1%, 2%", "20%, 25%"})
    void the_rates_are_known_again_from_the_weights(String good, String bad) {
        ErrorRates rates = ErrorRates.between(Rate.parse(good), Rate.parse(bad));

        assertThat(SequentialTest.of(rates).rates()).contains(rates);
    }

    @Test
    void rates_that_are_known_again_make_the_same_test_however_close_they_are() {
        Random dice = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            int bad = 2 + dice.nextInt(999_998);
            int good = i % 2 == 0 ? 1 + dice.nextInt(bad - 1) : Math.max(1, bad - 1 - dice.nextInt(5_000));
            SequentialTest test = SequentialTest.of(ErrorRates.between(new Rate(good), new Rate(bad)));

            assertThat(test.rates().map(SequentialTest::of))
                    .as(good + " " + bad)
                    .contains(test);
        }
    }

    @Test
    void weights_that_no_two_rates_have_with_the_standard_errors_have_none() {
        SequentialTest careful = SequentialTest.of(
                new ErrorRates(Rate.ofPercent(1), Rate.ofPercent(5), Rate.ofPercent(1), Rate.ofPercent(10)));

        assertThat(careful.rates()).isEmpty();
        assertThat(new SequentialTest(-1, 1, -1, 1, 1).rates()).isEmpty();
        assertThat(new SequentialTest(0, 0, 0, 0, 0).rates()).isEmpty();
    }
}
