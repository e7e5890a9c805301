package dev.drydock.domain.wave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.gate.ErrorRates;
import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.gate.Gate;
import dev.drydock.domain.gate.StopLimits;
import dev.drydock.domain.gate.Verdict;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.wave.WaveEffect.PassOn;
import dev.drydock.domain.wave.WaveEffect.StartPatience;
import dev.drydock.domain.wave.WaveEffect.StartSoak;
import dev.drydock.domain.wave.WaveEffect.StopRollout;
import dev.drydock.domain.wave.WaveEffect.TellUndecided;
import dev.drydock.domain.wave.WaveEvent.BeginAllowed;
import dev.drydock.domain.wave.WaveEvent.Counted;
import dev.drydock.domain.wave.WaveEvent.FailuresAccepted;
import dev.drydock.domain.wave.WaveEvent.PatienceOver;
import dev.drydock.domain.wave.WaveEvent.SoakOver;
import dev.drydock.domain.wave.WaveEvent.TurnCame;
import dev.drydock.domain.wave.WaveEvent.UndecidedAccepted;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sequences of events on which a wave could wait for ever, or be judged by what it has not seen. */
class WavePitfallsTest {
    private static final TurnCame TURN = new TurnCame(Evidence.NONE);
    private static final StartSoak SOAK = new StartSoak(Duration.ofMinutes(10));
    private static final StartPatience PATIENCE = new StartPatience(Duration.ofHours(24));
    private static final StopRollout STOP = new StopRollout(Verdict.BAD);

    private static WaveStory held(int size) {
        return WaveStory.of(Wave.held(Counts.of(Tally.HELD, size))).then(TURN);
    }

    private static WaveStory allTaken(int size) {
        return held(size).move(size, Tally.HELD, Tally.TAKEN, PATIENCE);
    }

    private static Verdict verdict(WaveStory story) {
        return story.wave().verdict(WaveTerms.STANDARD);
    }

    @Test
    void failures_that_were_accepted_and_are_tried_again_do_not_make_an_image_good() {
        WaveStory story = allTaken(100).fail(3, Tally.TAKEN, STOP).then(new FailuresAccepted(), PATIENCE);
        Counts retried = Counts.of(Tally.FAILED, -3).plus(Counts.of(Tally.WAITING, 3));
        story.then(new Counted(retried, new Findings(0, -3, 0)));

        assertThat(verdict(story)).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void accepted_failures_do_not_reach_a_plain_limit_once_more() {
        Gate gate = Gate.of(ErrorRates.STANDARD, new StopLimits(Optional.of(1), Optional.empty()));
        WaveTerms terms = new WaveTerms(gate, Duration.ofMinutes(10), Duration.ofHours(24), WavePlace.FOLLOWED, false);
        WaveStory.of(Wave.held(Counts.of(Tally.HELD, 2)), terms)
                .then(TURN)
                .fail(1, Tally.HELD, STOP)
                .move(1, Tally.HELD, Tally.TAKEN)
                .then(new FailuresAccepted(), PATIENCE)
                .succeed(1, Tally.TAKEN, SOAK)
                .is(new UnderWay.Soaking(false, false));
    }

    @Test
    void failures_of_a_wave_that_passed_do_not_make_the_next_one_good_when_they_are_tried_again() {
        WaveStory next = held(1_000);
        next.then(new Counted(Counts.NONE, new Findings(0, -3, 0)));

        assertThat(verdict(next)).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void lost_devices_of_a_wave_that_passed_which_return_are_no_more_than_successes() {
        WaveStory next = held(1_000);
        next.then(new Counted(Counts.NONE, new Findings(3, -3, 0)));

        assertThat(verdict(next)).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void a_member_that_is_held_again_opens_an_undecided_wave_once_more() {
        allTaken(2)
                .move(1, Tally.TAKEN, Tally.LEFT)
                .then(new PatienceOver(), new TellUndecided(0, 47))
                .move(1, Tally.LEFT, Tally.HELD)
                .is(new UnderWay.Open(false));
    }

    @Test
    void a_former_patience_does_not_end_a_wave_whose_failures_were_accepted() {
        allTaken(100)
                .move(50, Tally.TAKEN, Tally.LEFT)
                .fail(3, Tally.TAKEN, STOP)
                .move(50, Tally.LEFT, Tally.HELD)
                .then(new FailuresAccepted())
                .is(new UnderWay.Open(false))
                .refuses(new PatienceOver());
    }

    @Test
    void patience_does_not_run_while_members_are_held() {
        held(10).move(5, Tally.HELD, Tally.BLOCKED)
                .move(5, Tally.HELD, Tally.TAKEN, PATIENCE)
                .move(5, Tally.BLOCKED, Tally.HELD)
                .refuses(new PatienceOver());
    }

    @Test
    void patience_begins_when_none_is_held_also_with_a_busy_device() {
        held(10).move(9, Tally.HELD, Tally.TAKEN).move(1, Tally.HELD, Tally.WAITING, PATIENCE);
    }

    @Test
    void an_undecided_wave_that_turns_good_is_watched_for_a_while_like_any_other() {
        allTaken(100)
                .then(new PatienceOver(), new TellUndecided(0, 47))
                .succeed(95, Tally.TAKEN, SOAK)
                .is(new UnderWay.Soaking(false, true));
    }

    @Test
    void the_last_wave_is_judged_for_as_long_as_devices_may_take_the_image() {
        WaveTerms last = WaveTerms.STANDARD.at(WavePlace.LAST);
        WaveStory story = WaveStory.of(Wave.held(Counts.of(Tally.HELD, 960)), last)
                .then(TURN)
                .move(900, Tally.HELD, Tally.LEFT)
                .succeed(60, Tally.HELD, SOAK);
        story.then(new SoakOver(), new WaveEffect.PassOn(Evidence.NONE));
        story.fail(30, Tally.LEFT, STOP);
    }

    @Test
    void late_failures_of_a_wave_that_passed_stop_the_rollout_before_the_next_wave_has_its_turn() {
        WaveStory.of(Wave.held(Counts.of(Tally.HELD, 100)))
                .then(new Counted(Counts.NONE, new Findings(0, 30, 0)), STOP)
                .is(new WaveState.Failed(Verdict.BAD, Optional.of(WaveState.Held.BEHIND)));
    }

    /** A blocked member looks again every minute, and a soak lasts ten. */
    @Test
    void a_device_that_is_looked_at_and_still_blocked_does_not_begin_the_soak_anew() {
        allTaken(100)
                .move(1, Tally.TAKEN, Tally.BLOCKED)
                .succeed(99, Tally.TAKEN, SOAK)
                .move(1, Tally.BLOCKED, Tally.HELD)
                .move(1, Tally.HELD, Tally.BLOCKED)
                .then(new SoakOver(), new WaveEffect.PassOn(Evidence.NONE))
                .is(new WaveState.Passed());
    }

    @Test
    void patience_that_is_over_does_not_begin_anew_with_every_member_that_is_tried_again() {
        allTaken(100)
                .move(1, Tally.TAKEN, Tally.BLOCKED)
                .succeed(99, Tally.TAKEN, SOAK)
                .then(new PatienceOver())
                .move(1, Tally.BLOCKED, Tally.HELD)
                .move(1, Tally.HELD, Tally.BLOCKED)
                .is(new UnderWay.Soaking(false, true));
    }

    @Test
    void a_small_wave_whose_devices_are_all_away_is_waited_for_until_patience_is_over() {
        held(5).move(5, Tally.HELD, Tally.LEFT, PATIENCE, SOAK)
                .then(new SoakOver())
                .is(new UnderWay.Soaking(true, false));
    }

    @Test
    void a_wave_before_which_an_operator_is_asked_begins_at_a_word() {
        WaveTerms asking = WaveTerms.STANDARD.asking();
        Evidence carried = new Evidence(-100, -100);
        WaveStory story = WaveStory.of(Wave.held(Counts.of(Tally.HELD, 100)), asking)
                .refuses(new BeginAllowed())
                .then(new TurnCame(carried))
                .is(WaveState.Held.ASKING)
                .refuses(TURN, new SoakOver(), new PatienceOver(), new UndecidedAccepted(), new FailuresAccepted())
                .then(new BeginAllowed())
                .is(new UnderWay.Open(false))
                .refuses(new BeginAllowed());
        assertThat(story.evidence()).isEqualTo(carried);
        WaveStory.of(Wave.held(Counts.NONE), asking)
                .then(new TurnCame(carried), new PassOn(carried))
                .is(new WaveState.Skipped());
    }

    @Test
    void failures_that_come_late_stop_a_wave_that_waits_for_a_word_and_it_asks_again() {
        WaveStory asking = WaveStory.of(Wave.held(Counts.of(Tally.HELD, 100)), WaveTerms.STANDARD.asking())
                .then(TURN)
                .then(new Counted(Counts.NONE, new Findings(0, 2, 0)))
                .is(WaveState.Held.ASKING);
        asking.then(new Counted(Counts.NONE, new Findings(0, 1, 0)), new StopRollout(Verdict.BAD))
                .is(new WaveState.Failed(Verdict.BAD, Optional.of(WaveState.Held.ASKING)))
                .refuses(new BeginAllowed())
                .then(new FailuresAccepted())
                .is(WaveState.Held.ASKING)
                .then(new BeginAllowed())
                .is(new UnderWay.Open(false));
        WaveStory.of(Wave.held(Counts.of(Tally.HELD, 100)), WaveTerms.STANDARD.asking())
                .fail(2, Tally.HELD)
                .then(new TurnCame(new Evidence(1_000_000, 1_000_000)), new StopRollout(Verdict.BAD))
                .is(new WaveState.Failed(Verdict.BAD, Optional.of(WaveState.Held.ASKING)));
    }
}
