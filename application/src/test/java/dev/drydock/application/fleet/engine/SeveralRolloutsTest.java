package dev.drydock.application.fleet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.claim.ClaimCheck;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Blocked;
import dev.drydock.domain.member.Blocker;
import dev.drydock.domain.member.Ended;
import dev.drydock.domain.member.MemberEffect;
import dev.drydock.domain.member.MemberEffect.LeaveOrder;
import dev.drydock.domain.member.MemberEffect.SendOrder;
import dev.drydock.domain.member.MemberEffect.WithdrawOrder;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.RetryScope;
import dev.drydock.domain.member.SkipReason;
import dev.drydock.domain.member.Taken;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.update.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Several rollouts that want one device. */
class SeveralRolloutsTest {
    private static final RolloutId OLD = new RolloutId("old0000000000000");
    private static final RolloutId NEW = new RolloutId("new0000000000000");
    private static final DeviceId DEVICE = new DeviceId("lamp");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final InMemoryRolloutLedger ledger = new InMemoryRolloutLedger();
    private long now = 1;
    private final RolloutEngine engine =
            new RolloutEngine(ledger, ClaimCheck.ALL, OrderLane.WIDE, Clocks.virtual(() -> now));

    private void start(RolloutId id, int priority) {
        RolloutPlan plan = RolloutPlan.of(id.value().substring(0, 3), 1)
                .soaking(Duration.ZERO)
                .with(Flow.ALL);
        assertThat(engine.submit(id, plan, priority, List.of(List.of(DEVICE, ofOneAlone(id)))))
                .isEmpty();
        assertThat(engine.command(id, new RolloutEvent.StartDue())).isEmpty();
        now++;
    }

    /** Every rollout goes on for this one's sake. */
    private static DeviceId ofOneAlone(RolloutId id) {
        return new DeviceId("away-" + id);
    }

    /** What a turn sends to the device that all want. */
    private List<Task> turn() {
        return engine.turn().stream()
                .filter(task -> task.device().equals(DEVICE))
                .toList();
    }

    private List<Task> hear(RolloutId id, MemberEvent event) {
        return engine.settle(id, Map.of(DEVICE, event));
    }

    private MemberState state(RolloutId id) {
        return ledger.read(view -> view.members(id, Set.of(DEVICE)))
                .get(DEVICE)
                .member()
                .state();
    }

    private static Task task(RolloutId id, MemberEffect effect) {
        return new Task(id, DEVICE, effect);
    }

    @Test
    void a_device_that_has_an_order_gets_no_other_until_it_is_free_and_then_at_once() {
        start(OLD, 0);
        start(NEW, 0);
        assertThat(turn()).containsExactly(task(OLD, new SendOrder(1)));
        assertThat(state(NEW)).isEqualTo(new Blocked(Blocker.of(OLD.value())));

        hear(OLD, new MemberEvent.OrderAccepted(1));
        hear(OLD, new MemberEvent.CompletionReported(1));
        assertThat(turn()).containsExactly(task(NEW, new SendOrder(1)));
    }

    @Test
    void an_older_rollout_never_undoes_a_newer_one_but_by_force() {
        start(OLD, 0);
        engine.command(OLD, new RolloutEvent.PauseAsked());
        start(NEW, 0);
        assertThat(turn()).containsExactly(task(NEW, new SendOrder(1)));
        hear(NEW, new MemberEvent.OrderAccepted(1));
        hear(NEW, new MemberEvent.CompletionReported(1));

        engine.command(OLD, new RolloutEvent.ResumeAsked(false));
        assertThat(turn()).isEmpty();
        assertThat(state(OLD)).isEqualTo(new Ended.Skipped(SkipReason.SUPERSEDED, Optional.of("new")));

        hear(OLD, new MemberEvent.RetryAsked(RetryScope.NAMED));
        assertThat(turn()).isEmpty();
        hear(OLD, new MemberEvent.RetryAsked(RetryScope.FORCED));
        assertThat(turn()).containsExactly(task(OLD, new SendOrder(1)));
    }

    @Test
    void an_order_whose_claim_ran_out_is_not_sent_again_once_the_device_has_got_a_newer_image() {
        start(OLD, 0);
        start(NEW, 0);
        assertThat(turn()).containsExactly(task(OLD, new SendOrder(1)));
        hear(NEW, new MemberEvent.CompletionReported(1));
        now += MINUTE.multipliedBy(5).toMillis();

        assertThat(turn()).isEmpty();
        assertThat(state(OLD)).isEqualTo(new Ended.Skipped(SkipReason.SUPERSEDED, Optional.of("new")));
    }

    @Test
    void an_order_that_waits_makes_room_for_a_higher_one_which_goes_out_once_it_is_withdrawn() {
        start(OLD, 0);
        turn();
        assertThat(hear(OLD, new MemberEvent.DeviceNotReached(1))).containsExactly(task(OLD, new LeaveOrder(1)));
        start(NEW, 5);

        assertThat(turn()).containsExactly(task(OLD, new WithdrawOrder(1, 1)));
        assertThat(state(OLD)).isEqualTo(new Blocked(Blocker.of(NEW.value())));
        now += MINUTE.toMillis();
        assertThat(turn()).doesNotContain(task(NEW, new SendOrder(1)));

        hear(OLD, new MemberEvent.WithdrawalConfirmed(1, 1));
        assertThat(turn()).containsExactly(task(NEW, new SendOrder(1)));
    }

    @Test
    void an_order_that_waits_keeps_its_place_before_equal_and_lower_ones() {
        start(OLD, 0);
        turn();
        hear(OLD, new MemberEvent.DeviceNotReached(1));
        start(NEW, 0);

        assertThat(turn()).isEmpty();
        assertThat(state(NEW)).isEqualTo(new Blocked(Blocker.of(OLD.value())));
    }

    @Test
    void a_late_report_makes_no_device_active_that_is_active_elsewhere() {
        start(OLD, 0);
        turn();
        hear(OLD, new MemberEvent.DeviceNotReached(1));
        start(NEW, 5);
        turn();
        hear(OLD, new MemberEvent.WithdrawalConfirmed(1, 1));
        turn();

        hear(OLD, new MemberEvent.StageReported(1, Stage.DOWNLOADING, true));
        assertThat(state(OLD)).isInstanceOf(Blocked.class);

        hear(NEW, new MemberEvent.OrderPutOff(1));
        hear(OLD, new MemberEvent.StageReported(1, Stage.DOWNLOADING, true));
        assertThat(state(OLD)).isEqualTo(new Taken(Stage.DOWNLOADING));
    }

    @Test
    void a_withdrawal_that_was_lost_is_asked_for_again_in_a_pause_too() {
        start(OLD, 0);
        turn();
        hear(OLD, new MemberEvent.DeviceNotReached(1));
        start(NEW, 5);
        assertThat(turn()).containsExactly(task(OLD, new WithdrawOrder(1, 1)));
        engine.command(OLD, new RolloutEvent.PauseAsked());

        now += MINUTE.toMillis();
        assertThat(turn()).contains(task(OLD, new WithdrawOrder(1, 1)));
    }
}
