package dev.drydock.domain.gate;

import static dev.drydock.domain.gate.Findings.Finding.DELIVERY_FAILURE;
import static dev.drydock.domain.gate.Findings.Finding.FAILURE;
import static dev.drydock.domain.gate.Findings.Finding.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.drydock.domain.gate.Findings.Finding;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final int SIZE = 100;

    @Test
    void without_evidence_nothing_is_decided() {
        assertThat(judge(Gate.STANDARD)).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void three_failures_of_the_image_are_bad() {
        assertThat(judge(Gate.STANDARD, FAILURE, FAILURE)).isEqualTo(Verdict.UNDECIDED);
        assertThat(judge(Gate.STANDARD, FAILURE, FAILURE, FAILURE)).isEqualTo(Verdict.BAD);
    }

    @Test
    void a_ratio_at_a_bound_is_decided() {
        SequentialTest test = Gate.STANDARD.test();
        long good = test.goodBound();
        long bad = test.badBound();

        assertThat(judge(new Evidence(good, good))).isEqualTo(Verdict.GOOD);
        assertThat(judge(new Evidence(good + 1, good + 1))).isEqualTo(Verdict.UNDECIDED);
        assertThat(judge(new Evidence(bad - 1, bad - 1))).isEqualTo(Verdict.UNDECIDED);
        assertThat(judge(new Evidence(bad, bad))).isEqualTo(Verdict.BAD);
        assertThat(judge(new Evidence(bad, bad - 1))).isEqualTo(Verdict.NOT_DELIVERED);
    }

    @Test
    void failures_of_the_delivery_stop_a_rollout_and_are_told_apart() {
        assertThat(judge(Gate.STANDARD, DELIVERY_FAILURE, DELIVERY_FAILURE, FAILURE))
                .isEqualTo(Verdict.NOT_DELIVERED);
        assertThat(judge(Gate.STANDARD, DELIVERY_FAILURE, FAILURE, FAILURE, FAILURE))
                .isEqualTo(Verdict.BAD);
    }

    @Test
    void a_number_of_failures_stops_it_before_the_test_does() {
        Gate strict = gate(new StopLimits(Optional.of(1), Optional.empty()));

        assertThat(judge(strict, SUCCESS)).isEqualTo(Verdict.UNDECIDED);
        assertThat(judge(strict, FAILURE)).isEqualTo(Verdict.BAD);
        assertThat(judge(strict, DELIVERY_FAILURE)).isEqualTo(Verdict.NOT_DELIVERED);
    }

    @Test
    void a_share_of_the_wave_may_fail_and_no_more() {
        Gate gate = gate(new StopLimits(Optional.empty(), Optional.of(Rate.ofPercent(1))));
        Finding[] successes = new Finding[60];
        Arrays.fill(successes, SUCCESS);
        Evidence good = evidence(successes);

        assertThat(gate.judge(good, new Findings(60, 1, 0), SIZE)).isEqualTo(Verdict.GOOD);
        assertThat(gate.judge(good, new Findings(60, 2, 0), SIZE)).isEqualTo(Verdict.BAD);
        assertThat(gate.judge(good, new Findings(60, 2, 1), SIZE)).isEqualTo(Verdict.NOT_DELIVERED);
    }

    @Test
    void a_limit_of_no_failures_is_refused() {
        assertThatThrownBy(() -> new StopLimits(Optional.of(0), Optional.empty()))
                .hasMessageContaining("1 failure or more");
    }

    @Test
    void a_wave_is_too_small_when_not_even_all_of_it_would_make_it_good() {
        assertThat(Gate.STANDARD.isTooSmall(Evidence.NONE, 46)).isTrue();
        assertThat(Gate.STANDARD.isTooSmall(Evidence.NONE, 47)).isFalse();
        long good = Gate.STANDARD.test().goodBound();
        assertThat(Gate.STANDARD.isTooSmall(new Evidence(good, good), 0)).isFalse();
        assertThat(Gate.STANDARD.isTooSmall(new Evidence(good + 1, good), 0)).isTrue();
        Evidence carried = evidence(SUCCESS, SUCCESS);
        assertThat(Gate.STANDARD.isTooSmall(carried, 45)).isFalse();
    }

    @Test
    void a_correction_adds_the_difference() {
        Evidence before = evidence(SUCCESS, SUCCESS, SUCCESS);

        Findings late = Findings.difference(Optional.of(SUCCESS), Optional.of(FAILURE));

        assertThat(before.plus(late, Gate.STANDARD.test(), 0)).isEqualTo(evidence(SUCCESS, SUCCESS, FAILURE));
        assertThat(late).isEqualTo(new Findings(-1, 1, 0));
        assertThat(Findings.difference(Optional.of(DELIVERY_FAILURE), Optional.empty()))
                .isEqualTo(new Findings(0, -1, -1));
        assertThat(Findings.difference(Optional.empty(), Optional.empty())).isEqualTo(Findings.NONE);
    }

    @Test
    void outcomes_are_successes_and_failures() {
        assertThat(new Findings(3, 2, 1).outcomes()).isEqualTo(5);
        assertThat(new Findings(3, 2, 1).times(2)).isEqualTo(new Findings(6, 4, 2));
        assertThat(new Findings(3, 2, 1).plus(new Findings(1, 1, 1))).isEqualTo(new Findings(4, 3, 2));
    }

    @Test
    void a_verdict_that_stops_is_bad_or_not_delivered() {
        assertThat(Verdict.values()).filteredOn(Verdict::stops).containsExactly(Verdict.NOT_DELIVERED, Verdict.BAD);
    }

    @Test
    void the_interval_beside_a_verdict_is_that_of_wilson() {
        assertThat(WilsonInterval.of(0, 0)).isEqualTo(new WilsonInterval(0, 1));
        WilsonInterval interval = WilsonInterval.of(5, 50);
        assertThat(interval.lower()).isCloseTo(0.0435, offset(0.0001));
        assertThat(interval.upper()).isCloseTo(0.2136, offset(0.0001));
        assertThat(WilsonInterval.of(0, 10).lower()).isCloseTo(0, offset(1e-9));
        assertThat(WilsonInterval.of(10, 10).upper()).isCloseTo(1, offset(1e-9));
    }

    private static Gate gate(StopLimits limits) {
        return Gate.of(ErrorRates.STANDARD, limits);
    }

    private static Evidence evidence(Finding... findings) {
        return Evidence.NONE.plus(found(findings), Gate.STANDARD.test(), 0);
    }

    private static Findings found(Finding... findings) {
        return Arrays.stream(findings)
                .map(finding -> Findings.difference(Optional.empty(), Optional.of(finding)))
                .reduce(Findings.NONE, Findings::plus);
    }

    private static Verdict judge(Evidence evidence) {
        return Gate.STANDARD.judge(evidence, Findings.NONE, SIZE);
    }

    private static Verdict judge(Gate gate, Finding... findings) {
        return gate.judge(evidence(findings), found(findings), SIZE);
    }
}
