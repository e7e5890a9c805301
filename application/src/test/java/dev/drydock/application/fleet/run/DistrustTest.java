package dev.drydock.application.fleet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.prepare.RetryMembers;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.PauseReason;
import dev.drydock.domain.rollout.Paused;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.Running;
import dev.drydock.domain.rollout.terms.Flow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Devices that do not trust an image. */
class DistrustTest extends ServedFleet {
    private static final Set<String> UNKNOWN_KEY = Set.of("unknown-key");

    private void distrusted(String code, int... devices) {
        for (int device : devices) {
            fleet.device("d" + device).distrust = Optional.of(code);
        }
    }

    private void resume() {
        assertThat(server.engine().command(ID, new RolloutEvent.ResumeAsked(false)))
                .isEmpty();
        server.wake();
        deadlines.advance(MOMENT);
    }

    private static RolloutPlan accepting() {
        return plan().with(plan().rollout().accepting(UNKNOWN_KEY));
    }

    private List<String> distrust() {
        return rollout().state().distrustedBy().stream()
                .map(Paused.Distrust::code)
                .toList();
    }

    private Findings found() {
        return server.engine().waves(ID).get(0).wave().found();
    }

    private MemberState stateOf(String device) {
        DeviceId id = new DeviceId(device);
        return ledger.<MemberEntry>read(view -> view.members(ID, Set.of(id)).get(id))
                .member()
                .state();
    }

    @Test
    void the_first_that_refuses_pauses_the_rollout_by_name_and_is_no_evidence() {
        devices(4);
        distrusted("unknown-key", 2);
        start();
        submit(plan(), "100%");
        deadlines.advance(MOMENT);

        assertThat(rollout().state().pausedBy()).hasValue(PauseReason.TRUST);
        assertThat(rollout().state().distrustedBy())
                .containsExactly(new Paused.Distrust("unknown-key", new DeviceId("d2")));
        assertThat(stateOf("d2").failedBy()).hasValue(new Failure("unknown-key"));
        assertThat(members(Tally.FAILED)).isEqualTo(1);
        assertThat(found()).isEqualTo(Findings.NONE);

        deadlines.advance(Duration.ofMinutes(2));
        assertThat(found().failures()).isZero();
        assertThat(found().successes()).isEqualTo(3);
    }

    @Test
    void it_goes_on_when_told_to_and_the_next_refusal_pauses_it_again() {
        devices(2);
        distrusted("unknown-key", 0, 1);
        start();
        submit(plan().with(Flow.inFlight(1)), "100%");
        deadlines.advance(MOMENT);
        Paused.Distrust first = rollout().state().distrustedBy().get(0);
        assertThat(members(Tally.HELD)).isEqualTo(1);

        resume();

        assertThat(rollout().state().distrustedBy())
                .hasSize(1)
                .doesNotContain(first)
                .extracting(Paused.Distrust::code)
                .containsExactly("unknown-key");
    }

    @Test
    void a_code_that_is_accepted_pauses_it_no_more_and_another_does() {
        devices(4);
        distrusted("unknown-key", 0, 1);
        distrusted("wrong-model", 3);
        start();
        submit(accepting(), "100%");
        deadlines.advance(MOMENT);

        assertThat(distrust()).containsExactly("wrong-model");
        assertThat(members(Tally.FAILED)).isEqualTo(3);
        resume();
        assertThat(rollout().state()).isEqualTo(new Running());
        deadlines.advance(Duration.ofHours(1));
        assertThat(rollout().state()).isEqualTo(new AtRest.Completed());
        assertThat(members(Tally.SUCCEEDED)).isEqualTo(1);
    }

    @Test
    void a_device_that_holds_the_order_back_stays_left_and_pauses_the_rollout() {
        devices(1);
        distrusted("unknown-key", 0);
        start();
        fleet.device("d0").goAway();
        deadlines.advance(MOMENT);
        submit(plan(), "100%");
        deadlines.advance(MOMENT);
        assertThat(members(Tally.LEFT)).isEqualTo(1);

        fleet.device("d0").comeBack();
        deadlines.advance(MOMENT);

        assertThat(rollout().state().pausedBy()).hasValue(PauseReason.TRUST);
        assertThat(distrust()).containsExactly("unknown-key");
        assertThat(members(Tally.FAILED)).isZero();
    }

    @Test
    void one_that_holds_it_back_with_an_accepted_code_stays_left_until_it_takes_it() {
        devices(1);
        distrusted("unknown-key", 0);
        start();
        fleet.device("d0").goAway();
        deadlines.advance(MOMENT);
        submit(accepting(), "100%");
        deadlines.advance(MOMENT);
        fleet.device("d0").comeBack();
        deadlines.advance(Duration.ofHours(1));
        assertThat(members(Tally.LEFT)).isEqualTo(1);
        assertThat(rollout().state()).isEqualTo(new Running());

        fleet.device("d0").distrust = Optional.empty();
        fleet.device("d0").comeBack();
        deadlines.advance(Duration.ofHours(1));

        assertThat(rollout().state()).isEqualTo(new AtRest.Completed());
        assertThat(members(Tally.SUCCEEDED)).isEqualTo(1);
    }

    @Test
    void a_retry_takes_those_that_refused() {
        devices(2);
        distrusted("unknown-key", 1);
        start();
        submit(plan(), "100%");
        deadlines.advance(MOMENT);
        fleet.device("d1").distrust = Optional.empty();

        new RetryMembers(ledger, server.engine(), server.prepare(), () -> new RolloutId("0000000000000000"))
                .retry(ID, "anna");
        resume();
        deadlines.advance(Duration.ofHours(1));

        assertThat(rollout().state()).isEqualTo(new AtRest.Completed());
        assertThat(members(Tally.SUCCEEDED)).isEqualTo(2);
    }
}
