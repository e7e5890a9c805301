package dev.drydock.application.fleet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fleet.claim.ClaimCheck;
import dev.drydock.application.fleet.ledger.Rank;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.application.fleet.plan.Images;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.member.CancelReason;
import dev.drydock.domain.member.Ended;
import dev.drydock.domain.member.MemberEffect;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.SkipReason;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.PauseReason;
import dev.drydock.domain.rollout.Refusal;
import dev.drydock.domain.rollout.RollingBack;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.RolloutState;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.update.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A bad image is rolled back by a rollout of another one, which takes every device that may have had the bad one, and no other. */
class WayBackTest {
    private static final RolloutId ID = new RolloutId("forth00000000000");
    private static final RolloutId BACK = ID.ofWayBack();
    private static final RolloutId LATER = new RolloutId("later00000000000");
    private static final Failure UNHEALTHY = new Failure("unhealthy");
    private static final RolloutImage BAD = new RolloutImage("image-2.0.0", new Version("2.0.0"), Set.of());
    private static final RolloutImage GOOD = new RolloutImage("image-1.9.0", new Version("1.9.0"), Set.of());
    private static final RolloutPlan PLAN = RolloutPlan.of("forth", 1)
            .with(Flow.inFlight(5))
            .with(new Images(BAD, Optional.of(GOOD)))
            .with(RolloutTerms.STANDARD.rollingBack());

    private long now = 1_000;
    private final InMemoryRolloutLedger ledger = new InMemoryRolloutLedger();
    private final RolloutEngine engine =
            new RolloutEngine(ledger, ClaimCheck.ALL, OrderLane.WIDE, Clocks.virtual(() -> now));

    private static DeviceId device(int number) {
        return new DeviceId("d" + number);
    }

    /** Of seven devices five have the order. */
    private void begin() {
        engine.submit(
                ID,
                PLAN,
                List.of(List.of(0, 1, 2, 3, 4, 5, 6).stream()
                        .map(WayBackTest::device)
                        .toList()));
        assertThat(engine.turn()).hasSize(5);
        for (int i = 0; i < 5; i++) {
            hear(i, new MemberEvent.OrderAccepted(1));
        }
    }

    private List<Task> hear(int device, MemberEvent event) {
        return engine.settle(ID, Map.of(device(device), event));
    }

    /** Three devices fail, one has succeeded and one installs: the gate says bad. */
    private void fail() {
        begin();
        hear(0, new MemberEvent.CompletionReported(1));
        hear(1, new MemberEvent.StageReported(1, Stage.INSTALLING, true));
        hear(2, new MemberEvent.FailureReported(1, UNHEALTHY));
        hear(3, new MemberEvent.FailureReported(1, UNHEALTHY));
        assertThat(state()).isNotInstanceOf(RollingBack.class);
        hear(4, new MemberEvent.FailureReported(1, UNHEALTHY));
        assertThat(state()).isEqualTo(new RollingBack(false, false));
    }

    private RolloutState state() {
        return engine.rollout(ID).orElseThrow().state();
    }

    private RolloutState wayBack() {
        return engine.rollout(BACK).orElseThrow().state();
    }

    private Optional<MemberState> member(RolloutId rollout, int device) {
        return Optional.ofNullable(ledger.read(view -> view.members(rollout, Set.of(device(device))))
                        .get(device(device)))
                .map(entry -> entry.member().state());
    }

    /** Turns until no more follows; the devices that get the order of the other image. */
    private List<DeviceId> turns() {
        List<Task> tasks = new ArrayList<>();
        for (int turn = 0; turn < 4; turn++) {
            now += 250;
            tasks.addAll(engine.turn());
        }
        return tasks.stream()
                .filter(task -> task.rollout().equals(BACK) && task.effect() instanceof MemberEffect.SendOrder)
                .map(Task::device)
                .toList();
    }

    private void back(int... devices) {
        Arrays.stream(devices)
                .forEach(i -> engine.settle(BACK, Map.of(device(i), new MemberEvent.CompletionReported(1))));
    }

    @Test
    void devices_that_may_have_the_bad_image_get_the_other_one_once_their_order_has_ended_and_the_rest_gets_none() {
        fail();
        assertThat(turns()).containsExactlyInAnyOrder(device(0), device(2), device(3), device(4));
        assertThat(member(ID, 5)).hasValue(new Ended.Cancelled(CancelReason.ABORTED));
        assertThat(member(BACK, 5)).isEmpty();
        assertThat(member(BACK, 1)).isEmpty();

        hear(1, new MemberEvent.CompletionReported(1));
        assertThat(turns()).containsExactly(device(1));
        back(0, 1, 2, 3);
        turns();
        assertThat(state()).isEqualTo(new RollingBack(false, true));
        back(4);
        turns();
        assertThat(wayBack()).isEqualTo(new AtRest.Completed());
        assertThat(state()).isEqualTo(new AtRest.RolledBack());
        assertThat(engine.rollout(ID).orElseThrow().isSettled()).isTrue();
        assertThat(engine.rollout(BACK).orElseThrow().isSettled()).isTrue();
    }

    @Test
    void the_way_back_comes_before_everything_and_brings_the_other_image() {
        fail();
        RolloutEntry back = engine.rollout(BACK).orElseThrow();
        assertThat(back.rank().priority()).isEqualTo(Rank.ABOVE_ALL);
        assertThat(back.plan().image()).hasValue(GOOD);
        assertThat(back.plan().name()).isEqualTo("forth-rollback");
    }

    @Test
    void a_rollout_that_nobody_has_had_is_rolled_back_at_once() {
        engine.submit(ID, PLAN, List.of(List.of(device(0))));
        engine.command(ID, new RolloutEvent.StartDue());
        assertThat(engine.command(ID, new RolloutEvent.RollbackAsked())).isEmpty();

        assertThat(turns()).isEmpty();
        assertThat(state()).isEqualTo(new AtRest.RolledBack());
    }

    @Test
    void a_paused_way_back_shows_and_waits_and_an_aborted_one_ends_the_rollout_as_aborted() {
        fail();
        assertThat(engine.command(BACK, new RolloutEvent.PauseAsked())).isEmpty();
        assertThat(turns()).isEmpty();
        assertThat(wayBack().pausedBy()).hasValue(PauseReason.OPERATOR);
        assertThat(state()).isInstanceOf(RollingBack.class);

        engine.command(BACK, new RolloutEvent.AbortAsked());
        hear(1, new MemberEvent.CompletionReported(1));
        turns();
        assertThat(state()).isEqualTo(new AtRest.Aborted());
    }

    @Test
    void another_image_that_is_bad_as_well_stops_the_way_back() {
        fail();
        turns();
        for (int i : new int[] {0, 2, 3}) {
            engine.settle(BACK, Map.of(device(i), new MemberEvent.FailureReported(1, UNHEALTHY)));
        }
        assertThat(wayBack().pausedBy()).hasValue(PauseReason.GATE);
    }

    @Test
    void a_device_that_completes_the_bad_image_although_it_was_given_up_joins_later() {
        begin();
        engine.command(ID, new RolloutEvent.RollbackAsked());
        hear(0, new MemberEvent.CancelReported(1));
        assertThat(turns()).containsExactly(device(0));
        hear(5, new MemberEvent.CompletionReported(1));
        assertThat(turns()).containsExactly(device(5));
        assertThat(member(ID, 5)).hasValue(new Ended.Succeeded());
    }

    @Test
    void a_device_that_has_gone_on_to_a_later_rollout_is_left_as_it_is() {
        begin();
        hear(0, new MemberEvent.CompletionReported(1));
        now += 1_000;
        engine.submit(LATER, RolloutPlan.of("later", 1), List.of(List.of(device(0))));
        engine.turn();
        engine.settle(LATER, Map.of(device(0), new MemberEvent.CompletionReported(1)));
        engine.command(ID, new RolloutEvent.RollbackAsked());
        hear(1, new MemberEvent.CancelReported(1));

        assertThat(turns()).containsExactly(device(1));
        assertThat(member(BACK, 0)).hasValue(new Ended.Skipped(SkipReason.SUPERSEDED, Optional.of("later")));
    }

    @Test
    void an_older_rollout_that_waits_for_the_device_does_not_bring_its_image_after_the_way_back() {
        RolloutId older = new RolloutId("older00000000000");
        now = 10;
        engine.submit(
                older, RolloutPlan.of("older", 1).with(Flow.inFlight(1)), -1, List.of(List.of(device(9), device(0))));
        engine.turn();
        now = 1_000;
        begin();
        hear(0, new MemberEvent.CompletionReported(1));
        engine.command(ID, new RolloutEvent.RollbackAsked());
        turns();
        back(0);
        engine.settle(older, Map.of(device(9), new MemberEvent.CompletionReported(1)));
        turns();
        assertThat(member(older, 0)).hasValue(new Ended.Skipped(SkipReason.SUPERSEDED, Optional.of("forth-rollback")));
    }

    @Test
    void a_rollout_without_another_image_has_no_way_back() {
        engine.submit(ID, RolloutPlan.of("forth", 1).with(BAD), List.of(List.of(device(0))));
        engine.command(ID, new RolloutEvent.StartDue());

        assertThat(engine.command(ID, new RolloutEvent.RollbackAsked())).hasValue(Refusal.NO_WAY_BACK);
        assertThatThrownBy(() -> RolloutPlan.of("forth", 1).with(BAD).with(RolloutTerms.STANDARD.rollingBack()))
                .hasMessageContaining("another image");
    }

    @Test
    void many_devices_join_slice_by_slice() {
        int size = 2 * RolloutEngine.SLICE + 7;
        List<DeviceId> all =
                IntStream.range(0, size).mapToObj(WayBackTest::device).toList();
        engine.submit(ID, PLAN.with(Flow.ALL), List.of(all));
        for (int turn = 0; turn < 4; turn++) {
            engine.turn();
        }
        all.forEach(device -> engine.settle(ID, Map.of(device, new MemberEvent.OrderAccepted(1))));
        engine.command(ID, new RolloutEvent.RollbackAsked());
        all.forEach(device -> engine.settle(ID, Map.of(device, new MemberEvent.CancelReported(1))));

        engine.turn();
        assertThat(joined()).isEqualTo(RolloutEngine.SLICE);
        assertThat(engine.nextDue()).hasValue(now + 1);
        now += Duration.ofSeconds(1).toMillis();
        engine.turn();
        engine.turn();
        assertThat(joined()).isEqualTo(size);
    }

    private int joined() {
        return WaveEntry.counts(engine.waves(BACK)).size();
    }

    @Test
    void tallies_of_both_are_those_of_their_rows() {
        fail();
        turns();
        for (RolloutId id : List.of(ID, BACK)) {
            for (Tally tally : Tally.values()) {
                assertThat(engine.waves(id).get(0).wave().counts().of(tally))
                        .isEqualTo(ledger.read(view -> view.members(id, 0, Set.of(tally), 100))
                                .size());
            }
        }
    }
}
