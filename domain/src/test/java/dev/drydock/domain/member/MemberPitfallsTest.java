package dev.drydock.domain.member;

import static dev.drydock.domain.member.MemberStory.left;
import static dev.drydock.domain.member.MemberStory.ordered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.member.MemberEffect.CancelUpdate;
import dev.drydock.domain.member.MemberEffect.LeaveOrder;
import dev.drydock.domain.member.MemberEffect.SendOrder;
import dev.drydock.domain.member.MemberEffect.WithdrawOrder;
import dev.drydock.domain.member.MemberEvent.CancelDue;
import dev.drydock.domain.member.MemberEvent.ClaimLapsed;
import dev.drydock.domain.member.MemberEvent.Claimed;
import dev.drydock.domain.member.MemberEvent.CompletionReported;
import dev.drydock.domain.member.MemberEvent.DeviceNotReached;
import dev.drydock.domain.member.MemberEvent.DeviceUnknown;
import dev.drydock.domain.member.MemberEvent.EpochChanged;
import dev.drydock.domain.member.MemberEvent.FailureReported;
import dev.drydock.domain.member.MemberEvent.FoundInstalledReported;
import dev.drydock.domain.member.MemberEvent.LeftOrderGone;
import dev.drydock.domain.member.MemberEvent.OrderAccepted;
import dev.drydock.domain.member.MemberEvent.OrderRefused;
import dev.drydock.domain.member.MemberEvent.RestReported;
import dev.drydock.domain.member.MemberEvent.RetryAsked;
import dev.drydock.domain.member.MemberEvent.ReversionReported;
import dev.drydock.domain.member.MemberEvent.RolloutPaused;
import dev.drydock.domain.member.MemberEvent.StageReported;
import dev.drydock.domain.member.MemberEvent.WithdrawalConfirmed;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Stage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sequences of events on which an order could be lost, given again although it was cancelled, or counted wrongly. */
class MemberPitfallsTest {
    private static final Failure DISK_FULL = new Failure("disk-full");

    /** The next order, taken while the former one was left and is not known to be withdrawn. */
    private static final Member TAKEN_WITH_FORMER_LEFT =
            new Member(new Taken(Stage.WAITING), 2, Optional.of(1), false, false, 1, Member.Reach.DEVICE);

    @Test
    void a_former_order_is_withdrawn_also_while_the_device_works_on_the_next() {
        left().then(new StageReported(1, Stage.DOWNLOADING, true))
                .then(new FailureReported(1, DISK_FULL), new WithdrawOrder(1, 1))
                .then(new Claimed(), new SendOrder(2), new WithdrawOrder(1, 1))
                .then(new OrderAccepted(2), new WithdrawOrder(1, 1))
                .then(new WithdrawalConfirmed(1, 1))
                .nothingIsLeft();
    }

    @Test
    void after_a_crash_the_withdrawal_of_a_former_order_is_asked_for_again_in_every_state() {
        assertThat(TAKEN_WITH_FORMER_LEFT.resume()).containsExactly(new WithdrawOrder(1, 1));
    }

    @Test
    void an_order_that_was_cancelled_is_not_sent_again_after_a_pause_but_another_one() {
        ordered()
                .then(new CancelDue(), new CancelUpdate(1))
                .then(new ClaimLapsed())
                .is(new Held())
                .order(2)
                .then(new Claimed(), new SendOrder(2));
    }

    @Test
    void an_order_that_was_cancelled_is_not_left_for_its_device() {
        ordered().then(new CancelDue(), new CancelUpdate(1)).then(new DeviceNotReached(1));
    }

    @Test
    void an_order_refused_because_its_cancel_came_first_is_cancelled_and_no_evidence() {
        ordered()
                .then(new CancelDue(), new CancelUpdate(1))
                .then(new OrderRefused(1, Failure.of(ReasonCode.UPDATE_CANCELLED)))
                .is(new Ended.Cancelled(CancelReason.BY_DEVICE));
    }

    @Test
    void a_device_that_ended_its_order_as_already_installed_is_retried_with_another_order() {
        ordered()
                .then(new FoundInstalledReported(1))
                .then(new RetryAsked(RetryScope.NAMED))
                .is(new Waiting(0))
                .order(2);
    }

    @Test
    void an_update_that_is_undone_counts_as_failed_although_its_completion_was_never_heard() {
        ordered()
                .then(new OrderAccepted(1))
                .then(new ReversionReported(1))
                .is(new Ended.Failed(Failure.REVERTED_LATER));
    }

    @Test
    void a_newer_order_that_was_sent_is_taken_back_when_an_earlier_one_completed() {
        MemberStory.of(new Member(new Ordered(0), 2, Optional.empty(), false, false, 0, Member.Reach.DEVICE))
                .then(new CompletionReported(1), new CancelUpdate(2))
                .is(new Ended.Succeeded());
        MemberStory.of(new Member(
                        new Taken(Stage.DOWNLOADING), 2, Optional.empty(), false, false, 0, Member.Reach.DEVICE))
                .then(new CompletionReported(1), new CancelUpdate(2))
                .is(new Ended.Succeeded());
    }

    @Test
    void a_device_begins_anew_only_when_its_turn_comes_so_that_a_pause_stops_it_too() {
        ordered()
                .then(new OrderAccepted(1))
                .then(new EpochChanged())
                .is(new Waiting(0))
                .then(new Claimed(), new SendOrder(1));
    }

    @Test
    void a_device_that_the_transport_does_not_know_is_skipped_also_when_its_order_was_to_be_left() {
        left().then(new DeviceUnknown(1), new WithdrawOrder(1, 1)).is(Ended.Skipped.because(SkipReason.UNKNOWN_DEVICE));
    }

    @Test
    void an_order_that_is_left_again_does_not_lengthen_the_time_that_a_device_may_be_away() {
        Member left = new Member(new Left(), 1, Optional.of(1), false, false, 1, Member.Reach.DEVICE);
        assertThat(left.on(new LeftOrderGone(), Terms.STANDARD))
                .isEqualTo(new MemberTransition.Continued(left, List.of(new LeaveOrder(1))));
    }

    @Test
    void a_lost_device_at_rest_is_judged_by_the_image_that_it_runs() {
        MemberStory.of(MemberSamples.plain(new Ended.Lost()))
                .then(new RestReported(true))
                .is(new Ended.Succeeded());
    }

    @Test
    void an_order_that_is_being_withdrawn_is_given_again_only_when_that_is_confirmed() {
        left().then(new RolloutPaused(), new WithdrawOrder(1, 1))
                .refuses(new Claimed())
                .then(new WithdrawalConfirmed(1, 1))
                .then(new Claimed(), new SendOrder(1));
    }

    @Test
    void a_withdrawal_that_comes_late_does_not_confirm_the_one_of_the_order_that_was_left_again() {
        left().then(new RolloutPaused(), new WithdrawOrder(1, 1))
                .then(new WithdrawalConfirmed(1, 1))
                .then(new Claimed(), new SendOrder(1))
                .then(new DeviceNotReached(1), new LeaveOrder(1))
                .then(new RolloutPaused(), new WithdrawOrder(1, 2))
                .refuses(new WithdrawalConfirmed(1, 1))
                .then(new WithdrawalConfirmed(1, 2));
    }

    @Test
    void a_member_that_was_forced_stays_so_until_it_has_ended() {
        Member forced = MemberStory.of(MemberSamples.plain(new Ended.Skipped(SkipReason.SUPERSEDED, Optional.of("r9"))))
                .then(new RetryAsked(RetryScope.FORCED))
                .then(new Claimed(), new SendOrder(2))
                .then(new MemberEvent.OrderPutOff(2))
                .member();

        assertThat(forced.isForced()).isTrue();
    }

    @Test
    void a_report_that_crossed_the_order_says_nothing_of_it() {
        ordered().then(new OrderAccepted(1)).refuses(new RestReported(true)).refuses(new RestReported(false));
        MemberStory.of(MemberSamples.plain(new Taken(Stage.DOWNLOADING)))
                .then(new RestReported(false))
                .is(new Ended.Failed(Failure.OUTCOME_UNKNOWN));
    }
}
