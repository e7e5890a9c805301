package dev.drydock.domain.rollout;

import static dev.drydock.domain.rollout.RolloutStoriesTest.ABORT;
import static dev.drydock.domain.rollout.RolloutStoriesTest.ENDING;
import static dev.drydock.domain.rollout.RolloutStoriesTest.ROLL_BACK;
import static dev.drydock.domain.rollout.RolloutStoriesTest.running;
import static dev.drydock.domain.rollout.RolloutWalk.STANDARD;

import dev.drydock.domain.rollout.RolloutEffect.CloseMembers;
import dev.drydock.domain.rollout.RolloutEvent.AbortAsked;
import dev.drydock.domain.rollout.RolloutEvent.ChildEnded;
import dev.drydock.domain.rollout.RolloutEvent.MembersEnded;
import dev.drydock.domain.rollout.RolloutEvent.RollbackAsked;
import dev.drydock.domain.rollout.RolloutEvent.WavesPassed;
import org.junit.jupiter.api.Test;

/** Rollouts that are rolled back after they have ended. */
class LateRollbackStoriesTest {
    @Test
    void an_image_that_proves_bad_after_the_end_is_rolled_back_as_well() {
        running(STANDARD.withWayBack())
                .then(new WavesPassed(), new CloseMembers())
                .is(new AtRest.Completed())
                .then(new RollbackAsked(), ROLL_BACK)
                .then(new MembersEnded())
                .then(new ChildEnded(false), ENDING)
                .is(new AtRest.RolledBack());
        running(STANDARD.withWayBack())
                .then(new AbortAsked(), ABORT)
                .then(new MembersEnded(), ENDING)
                .then(new RollbackAsked(), ROLL_BACK)
                .is(new RollingBack(false, false));
    }

    @Test
    void an_end_without_another_image_leads_nowhere() {
        running(STANDARD)
                .then(new WavesPassed(), new CloseMembers())
                .refuses(Refusal.NO_WAY_BACK, new RollbackAsked())
                .is(new AtRest.Completed());
    }
}
