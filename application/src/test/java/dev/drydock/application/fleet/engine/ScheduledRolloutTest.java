package dev.drydock.application.fleet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.claim.ClaimCheck;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.WavePlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEffect;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.member.terms.Ordering;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.rollout.BeforeStart;
import dev.drydock.domain.rollout.PauseReason;
import dev.drydock.domain.rollout.Refusal;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.rollout.Running;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.rollout.terms.Growth;
import dev.drydock.domain.rollout.terms.Schedule;
import dev.drydock.domain.wave.UnderWay;
import dev.drydock.domain.wave.WaveEvent;
import dev.drydock.domain.wave.WaveState;
import dev.drydock.domain.window.InstallWindow;
import dev.drydock.domain.window.InstallWindows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rollouts that begin, give orders, go on and end at times that operators chose. The wall clock may be set; the server's goes on. */
class ScheduledRolloutTest {
    private static final RolloutId ID = new RolloutId("scheduled0000000");
    private static final Instant EVENING = Instant.parse("2027-03-01T20:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private long now = 1_000;
    private Instant wall = EVENING;
    private final RolloutEngine engine = new RolloutEngine(
            new InMemoryRolloutLedger(), ClaimCheck.ALL, OrderLane.WIDE, new Clocks(() -> now, () -> wall));

    private static List<DeviceId> devices(int number) {
        return IntStream.range(0, number).mapToObj(i -> new DeviceId("d" + i)).toList();
    }

    private static Schedule starting(Instant start) {
        return new Schedule(Optional.of(start), InstallWindows.ALWAYS, ZoneId.of("UTC"), Optional.empty());
    }

    private static Schedule nightly(String zone) {
        return new Schedule(
                Optional.empty(),
                new InstallWindows(List.of(InstallWindow.parse("22:00-02:00"))),
                ZoneId.of(zone),
                Optional.empty());
    }

    private void submit(RolloutPlan plan, int devices) {
        assertThat(engine.submit(ID, plan, List.of(devices(devices)))).isEmpty();
    }

    private void pass(Duration time) {
        now += time.toMillis();
        wall = wall.plus(time);
    }

    private long orders() {
        return engine.turn().stream()
                .filter(task -> task.effect() instanceof MemberEffect.SendOrder
                        || task.effect() instanceof MemberEffect.LeaveOrder)
                .count();
    }

    private int count(Tally tally) {
        return engine.waves(ID).get(0).wave().counts().of(tally);
    }

    @Test
    void a_rollout_without_a_start_time_begins_by_itself() {
        submit(RolloutPlan.of("at once", 1), 3);

        assertThat(orders()).isEqualTo(3);
    }

    @Test
    void a_rollout_begins_at_its_start_time_by_the_wall_clock() {
        submit(RolloutPlan.of("later", 1).with(starting(EVENING.plus(HOUR))), 3);

        assertThat(orders()).isZero();
        assertThat(engine.nextDue()).hasValue(now + HOUR.toMillis());
        pass(HOUR.minusMillis(1));
        assertThat(orders()).isZero();
        wall = wall.plusMillis(1);
        assertThat(orders()).isEqualTo(3);
    }

    @Test
    void an_operator_starts_a_rollout_before_its_time() {
        submit(RolloutPlan.of("now", 1).with(starting(EVENING.plus(HOUR))), 3);
        engine.command(ID, new RolloutEvent.StartDue());

        assertThat(orders()).isEqualTo(3);
    }

    @Test
    void orders_go_out_in_the_window_of_the_rollouts_zone_alone() {
        submit(RolloutPlan.of("night", 1).with(nightly("Europe/Oslo")).with(Flow.inFlight(1)), 3);

        assertThat(orders()).isZero();
        assertThat(engine.rollout(ID).orElseThrow().state()).isEqualTo(new Running());
        assertThat(engine.nextDue()).hasValue(now + HOUR.toMillis());
        pass(HOUR);
        assertThat(orders()).isEqualTo(1);
        engine.settle(ID, Map.of(new DeviceId("d0"), new MemberEvent.CompletionReported(1)));
        pass(Duration.ofHours(4));
        assertThat(orders()).isZero();
        pass(Duration.ofHours(20));
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void an_order_that_waits_for_its_device_is_taken_back_when_the_window_shuts_and_left_again_when_it_opens() {
        submit(
                RolloutPlan.of("night", 1)
                        .with(nightly("UTC"))
                        .with(Terms.STANDARD.with(Ordering.DESIRED))
                        .soaking(Duration.ofDays(3)),
                1);
        pass(HOUR.multipliedBy(2));
        assertThat(orders()).isEqualTo(1);
        assertThat(engine.nextDue()).hasValue(now + HOUR.multipliedBy(4).toMillis());

        pass(HOUR.multipliedBy(4));
        assertThat(engine.turn()).extracting(Task::effect).containsExactly(new MemberEffect.WithdrawOrder(1, 1));
        assertThat(count(Tally.HELD)).isEqualTo(1);
        engine.settle(ID, Map.of(new DeviceId("d0"), new MemberEvent.WithdrawalConfirmed(1, 1)));
        pass(HOUR.multipliedBy(20));
        assertThat(engine.turn()).extracting(Task::effect).containsExactly(new MemberEffect.LeaveOrder(1));
    }

    @Test
    void a_claim_that_runs_out_behind_the_window_is_not_sent_again() {
        submit(RolloutPlan.of("night", 1).with(nightly("UTC")), 1);
        pass(HOUR.multipliedBy(6).minusSeconds(1));
        assertThat(orders()).isEqualTo(1);

        pass(HOUR);
        assertThat(orders()).isZero();
        assertThat(count(Tally.HELD)).isEqualTo(1);
    }

    @Test
    void a_rollout_pauses_at_its_deadline_which_counts_from_its_beginning_and_goes_on_with_a_new_one() {
        Schedule schedule = new Schedule(
                Optional.of(EVENING.plus(HOUR)), InstallWindows.ALWAYS, ZoneId.of("UTC"), Optional.of(HOUR));
        submit(RolloutPlan.of("deadline", 1).with(schedule).with(Flow.inFlight(1)), 3);
        pass(HOUR);
        assertThat(orders()).isEqualTo(1);

        pass(HOUR.minusMillis(1));
        engine.turn();
        assertThat(engine.rollout(ID).orElseThrow().state()).isEqualTo(new Running());
        now++;
        engine.turn();
        assertThat(engine.rollout(ID).orElseThrow().state().pausedBy()).hasValue(PauseReason.DEADLINE);
        assertThat(engine.command(ID, new RolloutEvent.ResumeAsked(false))).hasValue(Refusal.DEADLINE_PASSED);

        assertThat(engine.change(
                        ID,
                        plan -> plan.with(new Schedule(
                                Optional.empty(), InstallWindows.ALWAYS, ZoneId.of("UTC"), Optional.of(HOUR))),
                        new RolloutEvent.DeadlineMoved()))
                .isEmpty();
        assertThat(engine.command(ID, new RolloutEvent.ResumeAsked(false))).isEmpty();
        pass(HOUR.minusMillis(1));
        engine.turn();
        assertThat(engine.rollout(ID).orElseThrow().state()).isEqualTo(new Running());
        now++;
        engine.turn();
        assertThat(engine.rollout(ID).orElseThrow().state().pausedBy()).hasValue(PauseReason.DEADLINE);
    }

    @Test
    void a_wall_clock_that_is_set_moves_no_deadline() {
        Schedule schedule = new Schedule(Optional.empty(), InstallWindows.ALWAYS, ZoneId.of("UTC"), Optional.of(HOUR));
        submit(RolloutPlan.of("deadline", 1).with(schedule), 3);
        engine.turn();

        wall = wall.plus(Duration.ofDays(400));
        engine.turn();
        assertThat(engine.rollout(ID).orElseThrow().state()).isEqualTo(new Running());
    }

    @Test
    void orders_leave_evenly_and_no_more_of_them_in_a_minute_than_allowed() {
        Flow flow = new Flow(Optional.empty(), Optional.of(60), Growth.STANDARD);
        submit(RolloutPlan.of("slowly", 1).with(flow), 500);

        long given = orders();
        assertThat(given).isEqualTo(1);
        assertThat(engine.nextDue()).hasValue(now + 1_000);
        for (int turn = 0; turn < 4 * 60; turn++) {
            pass(Duration.ofMillis(250));
            given += orders();
        }
        assertThat(given).isEqualTo(61);
    }

    @Test
    void a_server_that_starts_again_gives_no_second_burst() {
        InMemoryRolloutLedger ledger = new InMemoryRolloutLedger();
        Flow flow = new Flow(Optional.empty(), Optional.of(6_000), Growth.STANDARD);
        Clocks clocks = new Clocks(() -> now, () -> wall);
        RolloutEngine before = new RolloutEngine(ledger, ClaimCheck.ALL, OrderLane.WIDE, clocks);
        before.submit(ID, RolloutPlan.of("burst", 1).with(flow), List.of(devices(500)));
        assertThat(before.turn()).hasSize(100);

        assertThat(new RolloutEngine(ledger, ClaimCheck.ALL, OrderLane.WIDE, clocks).turn())
                .isEmpty();
    }

    @Test
    void an_operator_is_asked_before_a_wave_and_each_wave_has_a_soak_of_its_own() {
        RolloutPlan plan = RolloutPlan.of("asked", 2)
                .with(List.of(WavePlan.soaking(Duration.ofMinutes(3)).asking(), WavePlan.STANDARD));
        engine.submit(ID, plan, List.of(devices(1), List.of(new DeviceId("next"))));
        assertThat(orders()).isEqualTo(1);
        engine.settle(ID, Map.of(new DeviceId("d0"), new MemberEvent.CompletionReported(1)));
        pass(Duration.ofMinutes(3).minusMillis(1));
        engine.turn();
        assertThat(engine.waves(ID).get(0).wave().state()).isInstanceOf(UnderWay.Soaking.class);

        pass(Duration.ofMillis(1));
        assertThat(orders()).isZero();
        assertThat(engine.waves(ID).get(0).wave().state()).isEqualTo(new WaveState.Passed());
        assertThat(engine.waves(ID).get(1).wave().state()).isEqualTo(WaveState.Held.ASKING);
        engine.wave(ID, 1, new WaveEvent.BeginAllowed());
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void another_person_than_the_one_who_submitted_it_approves_a_rollout() {
        RolloutPlan plan = RolloutPlan.of("approved", 1).with(RolloutTerms.STANDARD.approved());
        engine.draft(ID, plan, 0, "ann", 1);
        engine.command(ID, new RolloutEvent.MembersPrepared());
        assertThat(engine.rollout(ID).orElseThrow().state()).isEqualTo(new BeforeStart.AwaitingApproval());

        assertThat(engine.approve(ID, "ann")).hasValue(Refusal.OWN_APPROVAL);
        assertThat(engine.approve(ID, "bob")).isEmpty();
        assertThat(engine.rollout(ID).orElseThrow().state()).isEqualTo(new BeforeStart.Scheduled());
    }

    @Test
    void a_change_voids_an_approval_and_one_that_is_refused_changes_nothing() {
        RolloutPlan plan = RolloutPlan.of("approved", 1)
                .with(RolloutTerms.STANDARD.approved())
                .with(starting(EVENING.plus(HOUR)));
        engine.draft(ID, plan, 0, "ann", 1);
        engine.command(ID, new RolloutEvent.MembersPrepared());
        engine.approve(ID, "bob");

        assertThat(engine.change(ID, before -> before.with(Flow.ALL), new RolloutEvent.DeadlineMoved()))
                .hasValue(Refusal.NOT_NOW);
        assertThat(engine.rollout(ID).orElseThrow().plan()).isEqualTo(plan);
        assertThat(engine.change(ID, before -> before.with(Flow.ALL), new RolloutEvent.TermsEdited()))
                .isEmpty();
        assertThat(engine.rollout(ID).orElseThrow().plan().flow()).isEqualTo(Flow.ALL);
        assertThat(engine.rollout(ID).orElseThrow().state()).isEqualTo(new BeforeStart.AwaitingApproval());
    }
}
