package dev.drydock.domain.rollout;

import static dev.drydock.domain.rollout.RolloutWalk.DYNAMIC;
import static dev.drydock.domain.rollout.RolloutWalk.ROLLING_BACK;
import static dev.drydock.domain.rollout.RolloutWalk.STANDARD;
import static dev.drydock.domain.rollout.RolloutWalk.WITH_APPROVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.gate.Verdict;
import dev.drydock.domain.rollout.RolloutEffect.AbortMembers;
import dev.drydock.domain.rollout.RolloutEffect.AwaitMembers;
import dev.drydock.domain.rollout.RolloutEffect.CancelEarly;
import dev.drydock.domain.rollout.RolloutEffect.CloseMembers;
import dev.drydock.domain.rollout.RolloutEffect.GiveUpMembers;
import dev.drydock.domain.rollout.RolloutEffect.OpenFirstWave;
import dev.drydock.domain.rollout.RolloutEffect.PrepareMembers;
import dev.drydock.domain.rollout.RolloutEffect.ReopenWave;
import dev.drydock.domain.rollout.RolloutEffect.RollBackMembers;
import dev.drydock.domain.rollout.RolloutEffect.StartDeadline;
import dev.drydock.domain.rollout.RolloutEffect.WithdrawLeft;
import dev.drydock.domain.rollout.RolloutEvent.AbortAsked;
import dev.drydock.domain.rollout.RolloutEvent.AbortPatienceOver;
import dev.drydock.domain.rollout.RolloutEvent.ApprovalDenied;
import dev.drydock.domain.rollout.RolloutEvent.Approved;
import dev.drydock.domain.rollout.RolloutEvent.ChildEnded;
import dev.drydock.domain.rollout.RolloutEvent.CloseAsked;
import dev.drydock.domain.rollout.RolloutEvent.DeadlineMoved;
import dev.drydock.domain.rollout.RolloutEvent.DeadlinePassed;
import dev.drydock.domain.rollout.RolloutEvent.LimitsChanged;
import dev.drydock.domain.rollout.RolloutEvent.MembersEnded;
import dev.drydock.domain.rollout.RolloutEvent.MembersPrepared;
import dev.drydock.domain.rollout.RolloutEvent.PauseAsked;
import dev.drydock.domain.rollout.RolloutEvent.ResumeAsked;
import dev.drydock.domain.rollout.RolloutEvent.RollbackAsked;
import dev.drydock.domain.rollout.RolloutEvent.StartDue;
import dev.drydock.domain.rollout.RolloutEvent.Submitted;
import dev.drydock.domain.rollout.RolloutEvent.TargetEdited;
import dev.drydock.domain.rollout.RolloutEvent.TermsEdited;
import dev.drydock.domain.rollout.RolloutEvent.WaveStopped;
import dev.drydock.domain.rollout.RolloutEvent.WavesPassed;
import dev.drydock.testkit.machine.Edge;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rollouts that are planned, run, paused, aborted and rolled back. */
class RolloutStoriesTest {
    static final RolloutEffect[] ABORT = {new AbortMembers(), new CancelEarly(), new AwaitMembers(Duration.ofHours(1))};
    static final RolloutEffect[] ROLL_BACK = {new AbortMembers(), new CancelEarly(), new RollBackMembers()};
    static final RolloutEffect[] ENDING = {new AbortMembers(), new CancelEarly(), new GiveUpMembers()};
    static final WaveStopped BAD = new WaveStopped(Verdict.BAD);

    private static RolloutStory draft(RolloutTerms terms) {
        return new RolloutStory(new BeforeStart.Draft(), terms);
    }

    private static RolloutStory scheduled() {
        return draft(STANDARD)
                .then(new Submitted(10), new PrepareMembers())
                .then(new MembersPrepared())
                .is(new BeforeStart.Scheduled());
    }

    static RolloutStory running(RolloutTerms terms) {
        return new RolloutStory(new BeforeStart.Scheduled(), terms)
                .then(new StartDue(), new StartDeadline(), new OpenFirstWave())
                .is(new Running());
    }

    private static RolloutStory stopped() {
        return stopped(STANDARD);
    }

    private static RolloutStory stopped(RolloutTerms terms) {
        return running(terms).then(BAD, new WithdrawLeft(), new CancelEarly()).is(Paused.by(PauseReason.GATE));
    }

    @Test
    void a_rollout_is_submitted_prepared_started_and_completed() {
        scheduled()
                .then(new StartDue(), new StartDeadline(), new OpenFirstWave())
                .then(new WavesPassed(), new CloseMembers())
                .is(new AtRest.Completed());
    }

    @Test
    void a_rollout_without_devices_is_refused_unless_some_may_come_later() {
        draft(STANDARD).refuses(Refusal.NO_MEMBERS, new Submitted(0));
        draft(DYNAMIC).then(new Submitted(0), new PrepareMembers()).is(new BeforeStart.Preparing());
    }

    @Test
    void another_person_approves_or_denies() {
        RolloutStory awaiting = draft(WITH_APPROVAL)
                .then(new Submitted(10), new PrepareMembers())
                .then(new MembersPrepared())
                .is(new BeforeStart.AwaitingApproval())
                .refuses(Refusal.OWN_APPROVAL, new Approved(false))
                .refuses(Refusal.NOT_NOW, new StartDue());
        awaiting.then(new Approved(true)).is(new BeforeStart.Scheduled());
        new RolloutStory(new BeforeStart.AwaitingApproval(), WITH_APPROVAL)
                .then(new ApprovalDenied(), new AbortMembers())
                .is(new AtRest.Denied());
    }

    @Test
    void an_edit_voids_the_approval_and_another_target_is_prepared_anew() {
        new RolloutStory(new BeforeStart.Scheduled(), WITH_APPROVAL)
                .then(new TermsEdited())
                .is(new BeforeStart.AwaitingApproval())
                .then(new TermsEdited())
                .is(new BeforeStart.AwaitingApproval())
                .then(new TargetEdited(), new PrepareMembers())
                .is(new BeforeStart.Preparing())
                .then(new TargetEdited(), new PrepareMembers())
                .then(new TermsEdited())
                .is(new BeforeStart.Preparing());
        scheduled()
                .then(new TermsEdited())
                .is(new BeforeStart.Scheduled())
                .then(new TargetEdited(), new PrepareMembers());
        draft(STANDARD).then(new TargetEdited()).then(new TermsEdited()).is(new BeforeStart.Draft());
    }

    @Test
    void a_pause_takes_back_left_orders_and_ends_when_an_operator_says_so() {
        running(STANDARD)
                .then(new PauseAsked(), new WithdrawLeft())
                .is(Paused.by(PauseReason.OPERATOR))
                .then(new ResumeAsked(false))
                .is(new Running());
    }

    @Test
    void a_bad_image_pauses_the_rollout_until_its_failures_are_accepted() {
        stopped()
                .refuses(Refusal.FAILURES_NOT_ACCEPTED, new ResumeAsked(false))
                .then(new ResumeAsked(true), new ReopenWave())
                .is(new Running());
    }

    @Test
    void another_limit_is_an_answer_to_the_gate() {
        stopped()
                .then(new LimitsChanged())
                .then(new ResumeAsked(false), new ReopenWave())
                .is(new Running());
    }

    @Test
    void a_delivery_that_fails_pauses_it_and_takes_nothing_back() {
        running(ROLLING_BACK)
                .then(new WaveStopped(Verdict.NOT_DELIVERED), new WithdrawLeft())
                .is(Paused.by(PauseReason.DELIVERY))
                .refuses(Refusal.FAILURES_NOT_ACCEPTED, new ResumeAsked(false));
    }

    @Test
    void a_deadline_that_passes_pauses_it_until_it_is_moved() {
        running(STANDARD)
                .then(new DeadlinePassed(), new WithdrawLeft())
                .is(Paused.by(PauseReason.DEADLINE))
                .refuses(Refusal.DEADLINE_PASSED, new ResumeAsked(true))
                .then(new DeadlineMoved(), new StartDeadline())
                .then(new ResumeAsked(false))
                .is(new Running());
    }

    @Test
    void a_pause_that_outlasts_the_deadline_needs_another_one() {
        stopped()
                .then(new DeadlinePassed())
                .then(new LimitsChanged())
                .refuses(Refusal.DEADLINE_PASSED, new ResumeAsked(false))
                .then(new DeadlineMoved(), new StartDeadline())
                .then(new ResumeAsked(false), new ReopenWave());
    }

    @Test
    void members_that_go_on_in_a_pause_may_show_that_the_image_is_bad() {
        running(STANDARD)
                .then(new PauseAsked(), new WithdrawLeft())
                .then(BAD, new WithdrawLeft(), new CancelEarly())
                .is(Paused.by(PauseReason.GATE));
        running(STANDARD)
                .then(new PauseAsked(), new WithdrawLeft())
                .then(new WaveStopped(Verdict.NOT_DELIVERED))
                .is(Paused.by(PauseReason.DELIVERY));
        stopped().then(new WaveStopped(Verdict.NOT_DELIVERED)).is(Paused.by(PauseReason.GATE));
        running(ROLLING_BACK)
                .then(new PauseAsked(), new WithdrawLeft())
                .then(BAD, ROLL_BACK)
                .is(new RollingBack(false, false));
    }

    @Test
    void a_paused_rollout_whose_members_have_all_ended_is_completed() {
        running(STANDARD)
                .then(new PauseAsked(), new WithdrawLeft())
                .then(new WavesPassed(), new CloseMembers())
                .is(new AtRest.Completed());
    }

    @Test
    void an_abort_waits_for_devices_that_have_the_order_but_not_for_ever() {
        running(STANDARD)
                .then(new AbortAsked(), ABORT)
                .is(new Aborting())
                .then(new MembersEnded(), ENDING)
                .is(new AtRest.Aborted());
        running(STANDARD)
                .then(new AbortAsked(), ABORT)
                .then(new AbortPatienceOver(), ENDING)
                .is(new AtRest.Aborted());
    }

    @Test
    void a_rollout_is_aborted_before_it_starts_and_in_a_pause_as_well() {
        for (RolloutState state : List.of(
                new BeforeStart.Preparing(),
                new BeforeStart.AwaitingApproval(),
                new BeforeStart.Scheduled(),
                Paused.by(PauseReason.GATE))) {
            new RolloutStory(state, STANDARD).then(new AbortAsked(), ABORT).is(new Aborting());
        }
    }

    @Test
    void a_bad_image_is_rolled_back_and_the_rollout_ends_with_both_halves() {
        running(ROLLING_BACK)
                .then(BAD, ROLL_BACK)
                .then(new MembersEnded())
                .refuses(Refusal.NOT_NOW, new MembersEnded())
                .then(new ChildEnded(false), ENDING)
                .is(new AtRest.RolledBack());
        running(ROLLING_BACK)
                .then(BAD, ROLL_BACK)
                .then(new ChildEnded(false))
                .is(new RollingBack(true, false))
                .refuses(Refusal.NOT_NOW, new ChildEnded(false))
                .then(new MembersEnded(), ENDING)
                .is(new AtRest.RolledBack());
    }

    @Test
    void an_aborted_way_back_ends_the_rollout_as_aborted() {
        stopped(STANDARD.withWayBack())
                .then(new RollbackAsked(), ROLL_BACK)
                .then(new ChildEnded(true), ENDING)
                .is(new AtRest.Aborted());
    }

    @Test
    void an_operator_rolls_back_whatever_the_gate_says() {
        running(STANDARD.withWayBack()).then(new RollbackAsked(), ROLL_BACK).is(new RollingBack(false, false));
    }

    @Test
    void a_dynamic_rollout_ends_by_closing_alone() {
        running(DYNAMIC).refuses(Refusal.NOT_NOW, new WavesPassed()).then(new CloseAsked(), new CloseMembers());
        running(DYNAMIC).then(new PauseAsked(), new WithdrawLeft()).refuses(Refusal.NOT_NOW, new WavesPassed());
        running(STANDARD).then(new CloseAsked(), new CloseMembers()).is(new AtRest.Completed());
    }

    @Test
    void limits_and_the_deadline_may_change_while_it_runs_and_the_target_may_not() {
        running(STANDARD)
                .then(new LimitsChanged())
                .then(new DeadlineMoved(), new StartDeadline())
                .then(new TermsEdited())
                .is(new Running())
                .refuses(Refusal.ALREADY_RUNNING, new TargetEdited());
        stopped().then(new TermsEdited()).refuses(Refusal.ALREADY_RUNNING, new TargetEdited());
    }

    @Test
    void every_edge_of_the_diagram_is_taken_by_a_story() throws ReflectiveOperationException {
        RolloutStory.forgetTaken();
        play(this);
        play(new LateRollbackStoriesTest());
        play(new DistrustStoriesTest());
        List<Edge> taken = RolloutStory.taken();
        assertThat(RolloutWalk.edges())
                .filteredOn(edge -> !taken.contains(edge))
                .as("edges that no story takes")
                .isEmpty();
    }

    private static void play(Object stories) throws ReflectiveOperationException {
        for (Method story : stories.getClass().getDeclaredMethods()) {
            if (story.isAnnotationPresent(Test.class) && !story.getName().startsWith("every_")) {
                story.invoke(stories);
            }
        }
    }
}
