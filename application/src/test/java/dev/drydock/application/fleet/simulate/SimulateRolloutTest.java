package dev.drydock.application.fleet.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.gate.Verdict;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.PauseReason;
import dev.drydock.domain.rollout.Paused;
import dev.drydock.domain.rollout.Running;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.UnderWay;
import dev.drydock.domain.wave.WaveState;
import dev.drydock.domain.wave.share.WaveShares;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimulateRolloutTest {
    private static final Duration LONGEST = Duration.ofDays(60);

    private static FleetModel fleet(int devices, double failing, double silent, double offline) {
        return new FleetModel(
                devices,
                List.of(new FleetModel.Cause(new Failure("unhealthy"), failing)),
                silent,
                Duration.ofMinutes(3),
                offline,
                Duration.ofDays(3),
                Duration.ofMinutes(5),
                OptionalDouble.empty(),
                Duration.ofMinutes(2));
    }

    private static RolloutPlan plan(WaveShares shares) {
        return RolloutPlan.of("spring", shares.ends().size());
    }

    private static DryRun run(FleetModel model, String waves) {
        WaveShares shares = WaveShares.parse(waves);
        return new SimulateRollout(
                        model, plan(shares), shares, SimulateRollout.Surroundings.of(Lanes.BROKER), new Random(7))
                .run(LONGEST);
    }

    @Test
    void a_good_image_reaches_every_device_wave_after_wave() {
        DryRun run = run(fleet(2_000, 0, 0, 0), "1%,10%,100%");

        assertThat(run.end()).isEqualTo(new AtRest.Completed());
        assertThat(run.counts()).isEqualTo(Counts.of(Tally.SUCCEEDED, 2_000));
        assertThat(run.waves()).extracting(DryRun.WaveOutcome::size).containsExactly(20, 180, 1_800);
        assertThat(run.waves()).allSatisfy(wave -> assertThat(wave.state()).isEqualTo(new WaveState.Passed()));
        assertThat(run.waves()).extracting(wave -> wave.opened().orElseThrow()).isSorted();
        assertThat(run.reached()).isEqualTo(2_000);
        assertThat(run.orders()).isEqualTo(2_000);
        assertThat(run.progress().get(run.progress().size() - 1).succeeded()).isEqualTo(2_000);
    }

    @Test
    void an_image_that_fails_everywhere_is_stopped_in_its_first_wave() {
        DryRun run = run(fleet(100_000, 1, 0, 0), "1%,10%,100%");

        assertThat(run.end())
                .isInstanceOfSatisfying(
                        Paused.class, paused -> assertThat(paused.why()).isEqualTo(PauseReason.GATE));
        assertThat(run.waves().get(0).state()).isEqualTo(new WaveState.Failed(Verdict.BAD, Optional.empty()));
        assertThat(run.waves().get(1).opened()).isEmpty();
        assertThat(run.reached()).as("three outcomes, and a hundred in flight").isLessThanOrEqualTo(103);
        assertThat(run.failed()).isBetween(3, 103);
        assertThat(run.stop()).hasValueSatisfying(stop -> {
            assertThat(stop.wave()).isZero();
            assertThat(stop.rule()).isEqualTo(DryRun.Rule.SEQUENTIAL_TEST);
            assertThat(stop.failures()).isGreaterThanOrEqualTo(3).isEqualTo(stop.outcomes());
            assertThat(stop.time()).isLessThan(run.time());
        });
    }

    @Test
    void devices_that_never_report_again_stop_it_as_well() {
        DryRun run = run(fleet(20_000, 0.5, 1, 0), "1%,100%");

        assertThat(run.end()).isInstanceOf(Paused.class);
        assertThat(run.counts().of(Tally.LOST)).isPositive();
        assertThat(run.reached()).isLessThanOrEqualTo(200);
    }

    @Test
    void devices_that_are_away_get_their_order_when_they_return_or_count_as_absent() {
        DryRun run = run(fleet(1_000, 0, 0, 0.2), "100%");

        assertThat(run.end()).isEqualTo(new AtRest.Completed());
        assertThat(run.counts()).isEqualTo(Counts.of(Tally.SUCCEEDED, 1_000));
        assertThat(run.time()).isBetween(Duration.ofDays(1), Duration.ofDays(6));
        assertThat(run.orders()).isGreaterThan(1_000);
    }

    /** Devices return after a day and a half at the earliest; their orders were withdrawn long before. */
    @Test
    void a_stopped_run_ends_with_the_last_device_under_way() {
        assertThat(run(fleet(100_000, 1, 0, 0.5), "1%,10%,100%").time()).isLessThan(Duration.ofHours(2));
    }

    @Test
    void a_completed_run_ends_when_it_is_completed() {
        WaveShares shares = WaveShares.ONE_WAVE;
        Terms impatient = new Terms(
                Terms.STANDARD.claim(),
                Terms.STANDARD.stages(),
                Duration.ofHours(1),
                Terms.STANDARD.retries(),
                Terms.STANDARD.backOff(),
                Terms.STANDARD.ordering(),
                false);
        RolloutPlan plan = RolloutPlan.of("spring", 1).with(impatient);

        DryRun run = new SimulateRollout(
                        fleet(500, 0, 0, 0.3),
                        plan,
                        shares,
                        SimulateRollout.Surroundings.of(Lanes.BROKER),
                        new Random(7))
                .run(LONGEST);

        assertThat(run.end()).isEqualTo(new AtRest.Completed());
        assertThat(run.counts().of(Tally.ABSENT)).isGreaterThan(100);
        assertThat(run.time()).isBetween(Duration.ofHours(1), Duration.ofHours(3));
    }

    @Test
    void a_wave_whose_devices_are_away_waits_for_an_operator() {
        DryRun run = run(fleet(1_000, 0, 0, 1), "50%,100%");

        assertThat(run.waves().get(0).state()).isIn(new UnderWay.Undecided(), new WaveState.Passed());
        assertThat(run.end()).isIn(new Running(), new AtRest.Completed());
    }

    @Test
    void the_transport_binds_when_it_is_slow() {
        WaveShares shares = WaveShares.ONE_WAVE;
        RolloutPlan all = RolloutPlan.of("all", 1).soaking(Duration.ZERO).with(Flow.ALL);

        DryRun run = new SimulateRollout(
                        fleet(1_000, 0, 0, 0),
                        all,
                        shares,
                        SimulateRollout.Surroundings.of(new Lanes(2, 2, OptionalLong.empty())),
                        new Random(7))
                .run(LONGEST);

        assertThat(run.end()).isEqualTo(new AtRest.Completed());
        assertThat(run.time()).isGreaterThan(Duration.ofSeconds(500));
        assertThat(run.waits().get(Lane.CALLS)).isGreaterThan(Duration.ofSeconds(300));
        assertThat(run.binding()).contains(Lane.CALLS);
        assertThat(run.orders()).isEqualTo(1_000);
    }

    @Test
    void the_same_seed_gives_the_same_run_to_the_last_message() {
        FleetModel model = fleet(3_000, 0.03, 0.2, 0.1);

        assertThat(run(model, "1%,10%,100%")).isEqualTo(run(model, "1%,10%,100%"));
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThatThrownBy(() -> fleet(0, 0, 0, 0)).hasMessageContaining("1 to 1000000");
        assertThatThrownBy(() -> fleet(1_000_001, 0, 0, 0)).hasMessageContaining("1 to 1000000");
        assertThatThrownBy(() -> fleet(1, 1.1, 0, 0)).hasMessageContaining("0 % to 100 %");
        assertThatThrownBy(() -> fleet(1, 0, Double.NaN, 0)).hasMessageContaining("0 % to 100 %");
        assertThatThrownBy(() -> fleet(1, 0, 0, -0.1)).hasMessageContaining("0 % to 100 %");
        assertThatThrownBy(() -> new Lanes(0, 1, OptionalLong.empty())).hasMessageContaining("more than nothing");
    }
}
