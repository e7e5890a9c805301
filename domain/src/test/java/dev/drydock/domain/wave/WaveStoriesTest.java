package dev.drydock.domain.wave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.gate.Verdict;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.wave.WaveEffect.PassOn;
import dev.drydock.domain.wave.WaveEffect.StartPatience;
import dev.drydock.domain.wave.WaveEffect.StartSoak;
import dev.drydock.domain.wave.WaveEffect.StopRollout;
import dev.drydock.domain.wave.WaveEffect.TellUndecided;
import dev.drydock.domain.wave.WaveEvent.Counted;
import dev.drydock.domain.wave.WaveEvent.FailuresAccepted;
import dev.drydock.domain.wave.WaveEvent.PatienceOver;
import dev.drydock.domain.wave.WaveEvent.SoakOver;
import dev.drydock.domain.wave.WaveEvent.TurnCame;
import dev.drydock.domain.wave.WaveEvent.UndecidedAccepted;
import dev.drydock.testkit.machine.Edge;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Waves that open, soak, pass, and stop. */
class WaveStoriesTest {
    private static final TurnCame TURN = new TurnCame(Evidence.NONE);
    private static final StartSoak SOAK = new StartSoak(Duration.ofMinutes(10));
    private static final StartPatience PATIENCE = new StartPatience(Duration.ofHours(24));

    /** An open wave, all of whose members have their orders. */
    private static WaveStory allTaken(int size) {
        return WaveStory.of(Wave.held(Counts.of(Tally.HELD, size)))
                .then(TURN)
                .is(new UnderWay.Open(false))
                .move(size, Tally.HELD, Tally.TAKEN, PATIENCE)
                .is(new UnderWay.Open(true));
    }

    private static WaveStory soaking(int successes, int stillTaken) {
        return allTaken(successes + stillTaken)
                .succeed(successes, Tally.TAKEN, SOAK)
                .is(new UnderWay.Soaking(false, false));
    }

    @Test
    void a_wave_that_does_well_passes_after_its_soak_and_the_next_begins_at_nought() {
        soaking(90, 10).then(new SoakOver(), new PassOn(Evidence.NONE)).is(new WaveState.Passed());
    }

    @Test
    void good_does_not_count_before_nine_of_ten_have_ended() {
        allTaken(100).succeed(89, Tally.TAKEN).is(new UnderWay.Open(true)).succeed(1, Tally.TAKEN, SOAK);
    }

    @Test
    void outcomes_after_the_soak_decide_at_once() {
        allTaken(100)
                .succeed(28, Tally.TAKEN)
                .move(72, Tally.TAKEN, Tally.LEFT, SOAK)
                .then(new SoakOver())
                .is(new UnderWay.Soaking(true, false))
                .succeed(18, Tally.LEFT)
                .succeed(1, Tally.LEFT, new PassOn(Evidence.NONE))
                .is(new WaveState.Passed());
    }

    @Test
    void bad_counts_at_once_in_every_state_of_an_open_wave() {
        StopRollout stop = new StopRollout(Verdict.BAD);
        allTaken(100)
                .fail(2, Tally.TAKEN)
                .fail(1, Tally.TAKEN, stop)
                .is(new WaveState.Failed(Verdict.BAD, Optional.empty()));
        allTaken(30).succeed(27, Tally.TAKEN, SOAK).fail(3, Tally.TAKEN).is(new UnderWay.Soaking(false, false));
        soaking(1, 0)
                .move(9, Tally.SKIPPED, Tally.LEFT)
                .fail(4, Tally.LEFT, stop)
                .is(new WaveState.Failed(Verdict.BAD, Optional.empty()));
        allTaken(9).then(new PatienceOver(), new TellUndecided(0, 47)).fail(3, Tally.TAKEN, stop);
    }

    @Test
    void failures_of_the_delivery_stop_it_as_such() {
        Counts failed = Counts.of(Tally.TAKEN, -3).plus(Counts.of(Tally.FAILED, 3));
        allTaken(100)
                .then(new Counted(failed, new Findings(0, 3, 3)), new StopRollout(Verdict.NOT_DELIVERED))
                .is(new WaveState.Failed(Verdict.NOT_DELIVERED, Optional.empty()));
    }

    @Test
    void a_wave_without_members_is_skipped_and_passes_on_what_it_was_given() {
        Evidence carried = new Evidence(-100, -100);
        WaveStory.of(Wave.held(Counts.NONE))
                .then(new TurnCame(carried), new PassOn(carried))
                .is(new WaveState.Skipped());
    }

    @Test
    void a_wave_that_is_too_small_for_a_verdict_never_blocks_and_leaves_its_evidence_to_the_next() {
        WaveStory first = soaking(21, 0);
        first.then(new SoakOver(), new PassOn(first.evidence())).is(new WaveState.Passed());

        WaveStory.of(Wave.held(Counts.of(Tally.HELD, 26)))
                .then(new TurnCame(first.evidence()))
                .move(26, Tally.HELD, Tally.TAKEN, PATIENCE)
                .succeed(26, Tally.TAKEN, SOAK)
                .then(new SoakOver(), new PassOn(Evidence.NONE));
    }

    @Test
    void a_small_wave_with_a_failure_is_undecided_once_nothing_more_can_come() {
        allTaken(5)
                .succeed(4, Tally.TAKEN)
                .fail(1, Tally.TAKEN, SOAK)
                .then(new SoakOver(), new TellUndecided(5, 70))
                .is(new UnderWay.Undecided());
        allTaken(10)
                .succeed(8, Tally.TAKEN)
                .fail(1, Tally.TAKEN, SOAK)
                .then(new SoakOver())
                .is(new UnderWay.Soaking(true, false))
                .succeed(1, Tally.TAKEN, new TellUndecided(10, 70))
                .is(new UnderWay.Undecided());
    }

    @Test
    void a_small_wave_with_a_failure_waits_for_whoever_is_under_way_as_long_as_its_patience_lasts() {
        allTaken(10)
                .succeed(8, Tally.TAKEN)
                .fail(1, Tally.TAKEN, SOAK)
                .then(new SoakOver())
                .then(new PatienceOver(), new TellUndecided(9, 70))
                .is(new UnderWay.Undecided());
    }

    @Test
    void a_wave_in_which_nobody_takes_the_order_passes_without_evidence() {
        WaveStory.of(Wave.held(Counts.of(Tally.SKIPPED, 3)))
                .then(TURN, PATIENCE, SOAK)
                .then(new SoakOver(), new PassOn(Evidence.NONE))
                .is(new WaveState.Passed());
    }

    @Test
    void a_wave_whose_members_failed_before_its_turn_does_not_open() {
        WaveStory.of(Wave.held(Counts.of(Tally.HELD, 9)))
                .fail(2, Tally.HELD)
                .is(WaveState.Held.BEHIND)
                .fail(1, Tally.HELD, new StopRollout(Verdict.BAD))
                .is(new WaveState.Failed(Verdict.BAD, Optional.of(WaveState.Held.BEHIND)))
                .then(new FailuresAccepted())
                .is(WaveState.Held.BEHIND);
        WaveStory.of(Wave.held(Counts.of(Tally.HELD, 9)))
                .fail(2, Tally.HELD)
                .then(new TurnCame(new Evidence(1_000_000, 1_000_000)), new StopRollout(Verdict.BAD))
                .is(new WaveState.Failed(Verdict.BAD, Optional.empty()));
    }

    @Test
    void without_enough_outcomes_nothing_further_begins_until_more_come_or_an_operator_decides() {
        WaveStory undecided = allTaken(100)
                .succeed(31, Tally.TAKEN)
                .then(new PatienceOver(), new TellUndecided(31, 47))
                .is(new UnderWay.Undecided());
        undecided.refuses(TURN, new SoakOver(), new PatienceOver(), new FailuresAccepted());
        WaveStory.of(undecided.wave())
                .then(new UndecidedAccepted(), new PassOn(undecided.evidence()))
                .is(new WaveState.Passed());
        undecided
                .succeed(58, Tally.TAKEN)
                .is(new UnderWay.Undecided())
                .succeed(1, Tally.TAKEN, SOAK)
                .is(new UnderWay.Soaking(false, true))
                .then(new SoakOver(), new PassOn(Evidence.NONE))
                .is(new WaveState.Passed());
    }

    @Test
    void patience_that_ends_within_a_good_soak_lets_the_soak_end() {
        soaking(90, 10)
                .then(new PatienceOver())
                .refuses(new PatienceOver())
                .then(new SoakOver(), new PassOn(Evidence.NONE));
    }

    @Test
    void a_soak_that_ends_out_of_patience_and_no_longer_good_is_undecided() {
        soaking(90, 10)
                .then(new PatienceOver())
                .fail(2, Tally.TAKEN, new TellUndecided(92, 93))
                .is(new UnderWay.Undecided());
        WaveStory.of(WaveSamples.wave(
                        new UnderWay.Soaking(false, true), Counts.of(Tally.LEFT, 100), WaveSamples.found(9, 0)))
                .then(new SoakOver(), new TellUndecided(9, 47))
                .is(new UnderWay.Undecided());
    }

    @Test
    void members_that_are_tried_again_are_waited_for_and_the_soak_goes_on() {
        soaking(90, 10)
                .move(1, Tally.TAKEN, Tally.WAITING)
                .then(new SoakOver())
                .is(new UnderWay.Soaking(true, false))
                .move(1, Tally.WAITING, Tally.TAKEN, new PassOn(Evidence.NONE))
                .is(new WaveState.Passed());
    }

    @Test
    void accepted_failures_stay_counted_and_the_evidence_begins_anew() {
        WaveStory failed = allTaken(100).fail(3, Tally.TAKEN, new StopRollout(Verdict.BAD));
        failed.refuses(TURN, new SoakOver(), new PatienceOver(), new UndecidedAccepted())
                .then(new FailuresAccepted(), PATIENCE)
                .is(new UnderWay.Open(true));
        assertThat(failed.evidence()).isEqualTo(Evidence.NONE);
        assertThat(failed.wave().counts().of(Tally.FAILED)).isEqualTo(3);
        failed.fail(2, Tally.TAKEN).is(new UnderWay.Open(true));
    }

    @Test
    void accepted_failures_of_a_wave_that_has_ended_let_it_soak() {
        allTaken(3)
                .fail(3, Tally.TAKEN, new StopRollout(Verdict.BAD))
                .then(new FailuresAccepted(), PATIENCE, SOAK)
                .is(new UnderWay.Soaking(false, false))
                .then(new SoakOver(), new PassOn(Evidence.NONE));
    }

    @Test
    void the_last_wave_is_never_undecided_and_passes_when_all_have_ended_without_being_bad() {
        WaveTerms last = WaveTerms.STANDARD.at(WavePlace.LAST);
        WaveStory.of(Wave.held(Counts.of(Tally.HELD, 4)), last)
                .then(TURN)
                .move(4, Tally.HELD, Tally.TAKEN)
                .refuses(new PatienceOver())
                .succeed(2, Tally.TAKEN)
                .move(1, Tally.TAKEN, Tally.ABSENT)
                .fail(1, Tally.TAKEN, SOAK)
                .refuses(new PatienceOver())
                .then(new SoakOver(), new PassOn(new Evidence(1_259_936, 1_259_936)))
                .is(new WaveState.Passed());
    }

    @Test
    void a_wave_for_newcomers_stays_open_even_without_members() {
        WaveTerms endless = WaveTerms.STANDARD.at(WavePlace.OPEN_ENDED);
        WaveStory.of(Wave.held(Counts.NONE), endless)
                .then(TURN, SOAK)
                .then(new SoakOver())
                .is(new UnderWay.Soaking(true, false))
                .then(new Counted(Counts.of(Tally.HELD, 1), Findings.NONE))
                .is(new UnderWay.Soaking(true, false))
                .succeed(1, Tally.HELD)
                .is(new UnderWay.Soaking(true, false));
        assertThat(new UnderWay.Soaking(true, false).givesOrders()).isTrue();
    }

    @Test
    void a_wave_that_has_passed_counts_its_members_and_leaves_their_evidence_to_the_open_one() {
        WaveStory passed = soaking(90, 10).then(new SoakOver(), new PassOn(Evidence.NONE));
        Evidence before = passed.evidence();
        passed.fail(3, Tally.TAKEN)
                .is(new WaveState.Passed())
                .refuses(TURN, new SoakOver(), new PatienceOver(), new UndecidedAccepted(), new FailuresAccepted());
        assertThat(passed.evidence()).isEqualTo(before);
        assertThat(passed.wave().counts())
                .isEqualTo(Counts.of(Tally.SUCCEEDED, 90)
                        .plus(Counts.of(Tally.TAKEN, 7))
                        .plus(Counts.of(Tally.FAILED, 3)));
    }

    @Test
    void every_edge_of_the_diagram_is_taken_by_a_story() throws ReflectiveOperationException {
        WaveStory.forgetTaken();
        for (Method story : getClass().getDeclaredMethods()) {
            if (story.isAnnotationPresent(Test.class) && !story.getName().startsWith("every_edge")) {
                story.invoke(new WaveStoriesTest());
            }
        }
        for (Method story : WavePitfallsTest.class.getDeclaredMethods()) {
            if (story.isAnnotationPresent(Test.class)) {
                story.invoke(new WavePitfallsTest());
            }
        }
        List<Edge> taken = WaveStory.taken();
        assertThat(WaveWalk.edges())
                .filteredOn(edge -> !edge.isLoop() && !taken.contains(edge))
                .as("edges that no story takes")
                .isEmpty();
    }
}
