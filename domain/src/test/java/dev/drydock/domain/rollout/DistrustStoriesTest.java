package dev.drydock.domain.rollout;

import static dev.drydock.domain.rollout.RolloutStoriesTest.BAD;
import static dev.drydock.domain.rollout.RolloutStoriesTest.ROLL_BACK;
import static dev.drydock.domain.rollout.RolloutStoriesTest.running;
import static dev.drydock.domain.rollout.RolloutWalk.ROLLING_BACK;
import static dev.drydock.domain.rollout.RolloutWalk.STANDARD;
import static dev.drydock.domain.rollout.RolloutWalk.UNKNOWN_KEY;
import static dev.drydock.domain.rollout.RolloutWalk.WRONG_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.rollout.RolloutEffect.CancelEarly;
import dev.drydock.domain.rollout.RolloutEffect.StartDeadline;
import dev.drydock.domain.rollout.RolloutEffect.WithdrawLeft;
import dev.drydock.domain.rollout.RolloutEvent.DeadlineMoved;
import dev.drydock.domain.rollout.RolloutEvent.DeadlinePassed;
import dev.drydock.domain.rollout.RolloutEvent.PauseAsked;
import dev.drydock.domain.rollout.RolloutEvent.ResumeAsked;
import dev.drydock.domain.rollout.RolloutEvent.TrustRefused;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rollouts whose image devices do not trust. */
class DistrustStoriesTest {
    private static final TrustRefused BY_ONE = new TrustRefused(UNKNOWN_KEY);
    private static final TrustRefused BY_ANOTHER =
            new TrustRefused(new Paused.Distrust(UNKNOWN_KEY.code(), new DeviceId("d9")));

    @Test
    void the_first_device_that_does_not_trust_the_image_pauses_it_and_is_named() {
        RolloutStory paused = running(ROLLING_BACK)
                .then(BY_ONE, new WithdrawLeft())
                .is(Paused.by(PauseReason.TRUST).with(UNKNOWN_KEY))
                .refuses(Refusal.NOT_NOW, BY_ONE, BY_ANOTHER);

        paused.then(new TrustRefused(WRONG_MODEL))
                .is(Paused.by(PauseReason.TRUST).with(UNKNOWN_KEY).with(WRONG_MODEL));
        assertThat(Paused.by(PauseReason.TRUST).with(UNKNOWN_KEY).distrustedBy())
                .containsExactly(UNKNOWN_KEY);
    }

    @Test
    void it_goes_on_when_an_operator_says_so_and_pauses_again_with_the_next_refusal() {
        running(STANDARD)
                .then(BY_ONE, new WithdrawLeft())
                .then(new ResumeAsked(false))
                .is(new Running())
                .then(BY_ANOTHER, new WithdrawLeft())
                .is(Paused.by(PauseReason.TRUST).with(BY_ANOTHER.by()));
    }

    @Test
    void a_code_that_was_accepted_pauses_it_no_more_and_another_one_does() {
        running(STANDARD.accepting(Set.of(UNKNOWN_KEY.code())))
                .refuses(Refusal.NOT_NOW, BY_ONE)
                .then(new PauseAsked(), new WithdrawLeft())
                .refuses(Refusal.NOT_NOW, BY_ONE)
                .then(new ResumeAsked(false))
                .then(new TrustRefused(WRONG_MODEL), new WithdrawLeft());
    }

    @Test
    void what_it_was_paused_for_besides_stays() {
        running(STANDARD)
                .then(new DeadlinePassed(), new WithdrawLeft())
                .then(BY_ONE)
                .is(Paused.by(PauseReason.DEADLINE).with(UNKNOWN_KEY))
                .refuses(Refusal.DEADLINE_PASSED, new ResumeAsked(false))
                .then(new DeadlineMoved(), new StartDeadline())
                .then(BAD, new WithdrawLeft(), new CancelEarly())
                .is(new Paused(PauseReason.GATE, true, false, true, List.of(UNKNOWN_KEY)))
                .refuses(Refusal.FAILURES_NOT_ACCEPTED, new ResumeAsked(false));
        running(ROLLING_BACK)
                .then(BY_ONE, new WithdrawLeft())
                .then(BAD, ROLL_BACK)
                .refuses(Refusal.NOT_NOW, BY_ANOTHER);
    }

    @Test
    void of_codes_without_end_some_are_kept() {
        Paused paused = Paused.by(PauseReason.TRUST);
        for (int code = 0; code < 16; code++) {
            paused = paused.with(new Paused.Distrust("code-" + code, new DeviceId("d1")));
        }

        new RolloutStory(paused, STANDARD).refuses(Refusal.NOT_NOW, BY_ONE);
    }
}
