package dev.drydock.application.fleet.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.WavePlan;
import dev.drydock.domain.gate.ErrorRates;
import dev.drydock.domain.gate.Gate;
import dev.drydock.domain.gate.Rate;
import dev.drydock.domain.gate.StopLimits;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.member.terms.Ordering;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.PauseReason;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.rollout.terms.Growth;
import dev.drydock.domain.rollout.terms.Schedule;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.share.WaveShares;
import dev.drydock.domain.window.InstallWindow;
import dev.drydock.domain.window.InstallWindows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reasons, bandwidth, lanes and gates of dry runs. */
class RicherFleetTest {
    private static final RolloutTerms ROLL_BACK = RolloutTerms.STANDARD.rollingBack();

    private Gate gate = Gate.STANDARD;
    private Flow flow = Flow.STANDARD;
    private Terms terms = Terms.STANDARD;
    private RolloutTerms rollout = RolloutTerms.STANDARD;
    private Lanes lanes = Lanes.BROKER;

    private static FleetModel fleet(int devices, OptionalDouble atFullSpeed, FleetModel.Cause... failing) {
        return new FleetModel(
                devices,
                List.of(failing),
                0,
                Duration.ofMinutes(3),
                0,
                Duration.ofDays(3),
                Duration.ofMinutes(5),
                atFullSpeed,
                Duration.ofMinutes(2));
    }

    private static FleetModel fleet(int devices, FleetModel.Cause... failing) {
        return fleet(devices, OptionalDouble.empty(), failing);
    }

    private static FleetModel.Cause cause(String code, double share) {
        return new FleetModel.Cause(new Failure(code), share);
    }

    private DryRun run(FleetModel model, String waves) {
        WaveShares shares = WaveShares.parse(waves);
        RolloutPlan plan = RolloutPlan.of("spring", shares.ends().size())
                .with(terms)
                .with(gate)
                .with(rollout)
                .with(flow);
        return new SimulateRollout(model, plan, shares, SimulateRollout.Surroundings.of(lanes), new Random(7))
                .run(Duration.ofDays(60));
    }

    @Test
    void failures_are_counted_by_their_reason() {
        DryRun run = run(fleet(20_000, cause("unhealthy", 0.01), cause("slot-corrupt", 0.005)), "100%");

        assertThat(run.end()).isEqualTo(new AtRest.Completed());
        assertThat(run.failures()).containsOnlyKeys(new Failure("unhealthy"), new Failure("slot-corrupt"));
        assertThat(run.failures().get(new Failure("unhealthy"))).isBetween(150, 250);
        assertThat(run.failures().get(new Failure("slot-corrupt"))).isBetween(60, 140);
        assertThat(run.failures().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(run.counts().of(Tally.FAILED));
    }

    @Test
    void who_cannot_get_or_verify_the_image_never_installs_it() {
        DryRun run = run(fleet(1_000, cause("server-refused", 0.01), cause("digest-mismatch", 0.01)), "100%");

        assertThat(run.end()).isEqualTo(new AtRest.Completed());
        assertThat(run.reached()).isEqualTo(1_000);
        assertThat(run.installed()).isEqualTo(run.counts().of(Tally.SUCCEEDED)).isLessThan(1_000);
    }

    @Test
    void a_reason_of_the_image_fails_on_devices_that_installed_it() {
        DryRun run = run(fleet(1_000, cause("unhealthy", 0.01)), "100%");

        assertThat(run.installed()).isEqualTo(1_000);
        assertThat(run.counts().of(Tally.FAILED)).isPositive();
    }

    /** Three orders, with pauses of 10 and 20 minutes. */
    @Test
    void a_download_that_fails_is_tried_again() {
        DryRun run = run(fleet(1_000, cause("download-timeout", 0.01)), "100%");

        int failed = run.counts().of(Tally.FAILED);
        assertThat(failed).isPositive();
        assertThat(run.orders()).isEqualTo(1_000 + 2L * failed);
    }

    @Test
    void a_delivery_that_fails_stops_the_rollout_without_blame_for_the_image() {
        DryRun run = run(fleet(10_000, cause("server-refused", 0.6)), "1%,100%");

        assertThat(run.end().pausedBy()).contains(PauseReason.DELIVERY);
        assertThat(run.stop())
                .hasValueSatisfying(stop -> assertThat(stop.wave()).isZero());
    }

    @Test
    void the_image_server_binds_when_devices_share_its_bandwidth() {
        flow = Flow.ALL;
        DryRun run = run(fleet(1_000, OptionalDouble.of(10)), "100%");

        assertThat(run.end()).isEqualTo(new AtRest.Completed());
        assertThat(run.time())
                .as("a thousand downloads of five minutes, ten at a time")
                .isBetween(Duration.ofMinutes(470), Duration.ofMinutes(530));
        assertThat(run.binding()).contains(Lane.DOWNLOADS);
    }

    @Test
    void a_server_that_is_wide_enough_binds_nobody() {
        flow = Flow.ALL;

        assertThat(run(fleet(1_000, OptionalDouble.of(1_000)), "100%").waits()).doesNotContainKey(Lane.DOWNLOADS);
    }

    @Test
    void downloads_that_a_stop_cancels_leave_the_server_to_others() {
        DryRun run = run(fleet(10_000, OptionalDouble.of(10), cause("unhealthy", 0.9)), "10%,100%");

        assertThat(run.end().pausedBy()).contains(PauseReason.GATE);
        assertThat(run.counts().of(Tally.TAKEN)).isZero();
        assertThat(run.installed()).isLessThan(run.reached());
    }

    @Test
    void the_limit_in_flight_binds_when_it_is_low() {
        flow = Flow.inFlight(1);
        DryRun run = run(fleet(200), "100%");

        assertThat(run.binding()).contains(Lane.IN_FLIGHT);
        assertThat(run.waits().get(Lane.IN_FLIGHT)).isGreaterThan(Duration.ofHours(5));
    }

    @Test
    void orders_by_desired_state_wait_for_its_rate() {
        flow = Flow.ALL;
        terms = Terms.STANDARD.with(Ordering.DESIRED);
        lanes = new Lanes(1_000, 1, OptionalLong.empty());
        DryRun run = run(fleet(600), "100%");

        assertThat(run.time()).isGreaterThan(Duration.ofSeconds(600));
        assertThat(run.binding()).contains(Lane.DESIRED);
        assertThat(run.waits()).doesNotContainKey(Lane.CALLS);
    }

    @Test
    void a_quota_that_a_day_exceeds_binds_before_everything_else() {
        lanes = new Lanes(1_000, 1_000, OptionalLong.of(400));
        DryRun run = run(fleet(100), "100%");

        assertThat(run.busiestDay()).isEqualTo(500);
        assertThat(run.isOverQuota()).isTrue();
        assertThat(run.binding()).contains(Lane.QUOTA);
    }

    @Test
    void plain_limits_are_named_as_what_stopped_it() {
        gate = Gate.of(ErrorRates.STANDARD, new StopLimits(Optional.of(1), Optional.empty()));
        DryRun after = run(fleet(5_000, cause("unhealthy", 0.01)), "100%");
        gate = Gate.of(ErrorRates.STANDARD, new StopLimits(Optional.empty(), Optional.of(new Rate(100))));
        DryRun share = run(fleet(5_000, cause("unhealthy", 0.01)), "100%");

        assertThat(after.stop())
                .hasValueSatisfying(stop -> assertThat(stop.rule()).isEqualTo(DryRun.Rule.STOP_AFTER));
        assertThat(share.stop())
                .hasValueSatisfying(stop -> assertThat(stop.rule()).isEqualTo(DryRun.Rule.MAX_FAILED));
    }

    @Test
    void a_bad_image_is_rolled_back_when_that_is_asked_for() {
        rollout = ROLL_BACK;
        DryRun run = run(fleet(10_000, cause("unhealthy", 0.5)), "10%,100%");

        assertThat(run.end()).isEqualTo(new AtRest.RolledBack());
        Counts back = run.wayBack().orElseThrow();
        assertThat(back.size()).isBetween(run.reached(), run.counts().size() - 9_000);
        assertThat(back.of(Tally.SUCCEEDED)).isEqualTo(back.size()).isGreaterThan(10);
        assertThat(run.counts().of(Tally.HELD)).isZero();
        assertThat(run.counts().of(Tally.CANCELLED)).isGreaterThan(9_000);
        assertThat(run.stop()).isPresent();
    }

    @Test
    void an_operator_who_is_asked_answers_after_a_while() {
        RolloutPlan plan = RolloutPlan.of("asked", 2).with(List.of(WavePlan.STANDARD.asking(), WavePlan.STANDARD));
        WaveShares shares = WaveShares.parse("10%,100%");
        DryRun run = new SimulateRollout(
                        fleet(1_000),
                        plan,
                        shares,
                        new SimulateRollout.Surroundings(Lanes.BROKER, Instant.EPOCH, Duration.ofHours(9)),
                        new Random(7))
                .run(Duration.ofDays(60));

        assertThat(run.end()).isEqualTo(new AtRest.Completed());
        assertThat(run.waves().get(1).opened().orElseThrow()).isBetween(Duration.ofHours(9), Duration.ofHours(10));
    }

    @Test
    void orders_go_out_in_the_window_alone_and_the_rest_of_the_day_is_waited_for() {
        Schedule nightly = new Schedule(
                Optional.empty(),
                new InstallWindows(List.of(InstallWindow.parse("02:00-03:00"))),
                ZoneId.of("UTC"),
                Optional.empty());
        RolloutPlan plan = RolloutPlan.of("nightly", 1)
                .with(nightly)
                .with(new Flow(Optional.of(10), Optional.empty(), Growth.parse("1")));
        DryRun run = new SimulateRollout(
                        fleet(300),
                        plan,
                        WaveShares.ONE_WAVE,
                        SimulateRollout.Surroundings.of(Lanes.BROKER),
                        new Random(7))
                .run(Duration.ofDays(60));

        assertThat(run.end()).isEqualTo(new AtRest.Completed());
        assertThat(run.time()).isBetween(Duration.ofDays(2), Duration.ofDays(6));
        assertThat(run.binding()).contains(Lane.WINDOW);
    }

    @Test
    void orders_of_a_minute_bind_when_they_are_few() {
        flow = new Flow(Optional.empty(), Optional.of(2), Growth.parse("1"));
        DryRun run = run(fleet(300), "100%");

        assertThat(run.time()).isBetween(Duration.ofMinutes(149), Duration.ofMinutes(175));
        assertThat(run.binding()).contains(Lane.PER_MINUTE);
    }

    @Test
    void a_rollout_that_meets_its_deadline_waits_for_an_operator() {
        Schedule soon = new Schedule(
                Optional.empty(), InstallWindows.ALWAYS, ZoneId.of("UTC"), Optional.of(Duration.ofMinutes(30)));
        DryRun run = new SimulateRollout(
                        fleet(5_000),
                        RolloutPlan.of("short", 1).with(soon).with(Flow.inFlight(1)),
                        WaveShares.ONE_WAVE,
                        SimulateRollout.Surroundings.of(Lanes.BROKER),
                        new Random(7))
                .run(Duration.ofDays(60));

        assertThat(run.end().pausedBy()).contains(PauseReason.DEADLINE);
        assertThat(run.time()).isBetween(Duration.ofMinutes(30), Duration.ofHours(2));
    }

    @Test
    void a_good_run_has_no_stop() {
        assertThat(run(fleet(100), "100%").stop()).isEmpty();
    }

    @Test
    void the_same_seed_gives_the_same_run_with_a_server_and_reasons() {
        FleetModel model = fleet(2_000, OptionalDouble.of(30), cause("unhealthy", 0.01), cause("disk-full", 0.02));

        assertThat(run(model, "10%,100%")).isEqualTo(run(model, "10%,100%"));
    }

    @Test
    void shares_and_servers_out_of_range_are_refused() {
        FleetModel.Cause most = cause("unhealthy", 0.6);

        assertThatThrownBy(() -> fleet(1, most, cause("disk-full", 0.5))).hasMessageContaining("more than all of them");
        assertThatThrownBy(() -> fleet(1, cause("unhealthy", -0.1))).hasMessageContaining("0 % to 100 %");
        assertThatThrownBy(() -> fleet(1, OptionalDouble.of(0))).hasMessageContaining("more than nobody");
        assertThatThrownBy(() ->
                        fleet(1, Collections.nCopies(33, cause("unhealthy", 0)).toArray(FleetModel.Cause[]::new)))
                .hasMessageContaining("at most 32 reasons");
    }
}
