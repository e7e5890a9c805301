package dev.drydock.application.fleet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.claim.ClaimCheck;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEffect;
import dev.drydock.domain.member.MemberEffect.CancelUpdate;
import dev.drydock.domain.member.MemberEffect.LeaveOrder;
import dev.drydock.domain.member.MemberEffect.SendOrder;
import dev.drydock.domain.member.MemberEffect.WithdrawOrder;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.Paused;
import dev.drydock.domain.rollout.Refusal;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.Running;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.update.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rollout of two waves, of one device and of two, on a clock of its own. */
class RolloutEngineTest {
    private static final RolloutId ID = new RolloutId("engine0000000000");
    private static final DeviceId FIRST = new DeviceId("first");
    private static final DeviceId SECOND = new DeviceId("second");
    private static final DeviceId THIRD = new DeviceId("third");
    private static final Duration SOAK = Duration.ofMinutes(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private long now = 1;
    private final RolloutEngine engine =
            new RolloutEngine(new InMemoryRolloutLedger(), ClaimCheck.ALL, OrderLane.WIDE, Clocks.virtual(() -> now));

    private void start(Flow flow) {
        RolloutPlan plan = RolloutPlan.of("engine", 2).soaking(SOAK).with(flow);
        assertThat(engine.submit(ID, plan, List.of(List.of(FIRST), List.of(SECOND, THIRD))))
                .isEmpty();
        assertThat(engine.command(ID, new RolloutEvent.StartDue())).isEmpty();
    }

    private List<Task> hear(DeviceId device, MemberEvent event) {
        return engine.settle(ID, Map.of(device, event));
    }

    private static Task task(DeviceId device, MemberEffect effect) {
        return new Task(ID, device, effect);
    }

    private void pass(Duration time) {
        now += time.toMillis();
    }

    private void leaveFirst() {
        start(Flow.ALL);
        engine.turn();
        assertThat(hear(FIRST, new MemberEvent.DeviceNotReached(1))).containsExactly(task(FIRST, new LeaveOrder(1)));
    }

    @Test
    void the_second_wave_waits_for_the_soak_of_the_first() {
        start(Flow.ALL);
        assertThat(engine.turn()).containsExactly(task(FIRST, new SendOrder(1)));
        hear(FIRST, new MemberEvent.OrderAccepted(1));
        hear(FIRST, new MemberEvent.CompletionReported(1));
        pass(SOAK.minusMillis(1));
        assertThat(engine.turn()).isEmpty();

        pass(Duration.ofMillis(1));

        assertThat(engine.turn())
                .containsExactlyInAnyOrder(task(SECOND, new SendOrder(1)), task(THIRD, new SendOrder(1)));
        hear(SECOND, new MemberEvent.CompletionReported(1));
        hear(THIRD, new MemberEvent.CompletionReported(1));
        pass(SOAK);
        engine.turn();
        assertThat(engine.rollout(ID)).hasValueSatisfying(rollout -> {
            assertThat(rollout.state()).isEqualTo(new AtRest.Completed());
            assertThat(rollout.isSettled()).isTrue();
        });
        assertThat(engine.nextDue()).isEmpty();
    }

    @Test
    void no_more_devices_than_allowed_work_at_a_time() {
        start(Flow.inFlight(1));
        engine.turn();
        hear(FIRST, new MemberEvent.CompletionReported(1));
        pass(SOAK);

        assertThat(engine.turn()).hasSize(1);
        assertThat(engine.turn()).isEmpty();
        hear(SECOND, new MemberEvent.CompletionReported(1));
        hear(THIRD, new MemberEvent.CompletionReported(1));
        assertThat(engine.turn()).as("the one that was not sent has completed").isEmpty();
    }

    @Test
    void an_order_without_an_answer_goes_out_again_under_the_same_number() {
        start(Flow.ALL);
        engine.turn();
        pass(Terms.STANDARD.claim().minusMillis(1));
        assertThat(engine.turn()).isEmpty();

        pass(Duration.ofMillis(1));

        assertThat(engine.turn()).containsExactly(task(FIRST, new SendOrder(1)));
    }

    @Test
    void a_pause_withdraws_the_order_that_was_left_and_asks_until_it_is_confirmed() {
        leaveFirst();
        assertThat(engine.command(ID, new RolloutEvent.PauseAsked())).isEmpty();
        assertThat(engine.turn()).containsExactly(task(FIRST, new WithdrawOrder(1, 1)));
        assertThat(engine.turn()).isEmpty();
        pass(MINUTE);
        assertThat(engine.turn()).containsExactly(task(FIRST, new WithdrawOrder(1, 1)));
        hear(FIRST, new MemberEvent.WithdrawalConfirmed(1, 1));
        pass(MINUTE);
        assertThat(engine.turn()).isEmpty();
        assertThat(engine.rollout(ID))
                .hasValueSatisfying(rollout -> assertThat(rollout.state()).isInstanceOf(Paused.class));

        assertThat(engine.command(ID, new RolloutEvent.ResumeAsked(false))).isEmpty();

        assertThat(engine.turn()).containsExactly(task(FIRST, new SendOrder(1)));
    }

    @Test
    void an_abort_cancels_what_has_not_begun_to_install_and_waits_for_the_rest() {
        start(Flow.ALL);
        engine.turn();
        hear(FIRST, new MemberEvent.StageReported(1, Stage.DOWNLOADING, true));
        assertThat(engine.command(ID, new RolloutEvent.AbortAsked())).isEmpty();
        assertThat(engine.turn()).containsExactly(task(FIRST, new CancelUpdate(1)));
        assertThat(hear(FIRST, new MemberEvent.StageReported(1, Stage.VERIFYING, true)))
                .as("a cancel that was lost")
                .containsExactly(task(FIRST, new CancelUpdate(1)));
        assertThat(hear(FIRST, new MemberEvent.StageReported(1, Stage.INSTALLING, true)))
                .isEmpty();
        hear(FIRST, new MemberEvent.FailureReported(1, Failure.of(ReasonCode.UNHEALTHY)));
        engine.turn();
        assertThat(engine.rollout(ID))
                .hasValueSatisfying(rollout -> assertThat(rollout.state()).isEqualTo(new AtRest.Aborted()));
    }

    @Test
    void a_device_that_is_heard_of_only_after_an_aborted_rollout_is_told_to_cancel() {
        leaveFirst();
        engine.command(ID, new RolloutEvent.AbortAsked());
        engine.turn();
        hear(FIRST, new MemberEvent.WithdrawalConfirmed(1, 1));
        engine.turn();
        assertThat(engine.rollout(ID))
                .hasValueSatisfying(rollout -> assertThat(rollout.isSettled()).isTrue());

        assertThat(hear(FIRST, new MemberEvent.StageReported(1, Stage.DOWNLOADING, true)))
                .containsExactly(task(FIRST, new CancelUpdate(1)));
        assertThat(hear(FIRST, new MemberEvent.StageReported(1, Stage.VERIFYING, true)))
                .as("a cancel that was lost")
                .containsExactly(task(FIRST, new CancelUpdate(1)));
    }

    @Test
    void a_rollout_that_is_not_there_refuses_commands_and_news() {
        assertThat(engine.command(ID, new RolloutEvent.PauseAsked())).contains(Refusal.NOT_NOW);
        assertThat(hear(FIRST, new MemberEvent.OrderAccepted(1))).isEmpty();
        assertThat(engine.rollout(ID)).isEmpty();
        assertThat(engine.nextDue()).isEmpty();
    }

    @Test
    void news_of_a_device_that_is_no_member_change_nothing() {
        start(Flow.ALL);
        assertThat(hear(new DeviceId("stranger"), new MemberEvent.OrderAccepted(1)))
                .isEmpty();
        assertThat(engine.rollout(ID))
                .hasValueSatisfying(rollout -> assertThat(rollout.state()).isEqualTo(new Running()));
    }
}
