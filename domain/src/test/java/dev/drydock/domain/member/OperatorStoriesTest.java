package dev.drydock.domain.member;

import static dev.drydock.domain.member.MemberStory.left;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.gate.Findings.Finding;
import dev.drydock.domain.member.MemberEffect.CancelUpdate;
import dev.drydock.domain.member.MemberEffect.LeaveOrder;
import dev.drydock.domain.member.MemberEffect.SendOrder;
import dev.drydock.domain.member.MemberEffect.WithdrawOrder;
import dev.drydock.domain.member.MemberEvent.AbortPatienceOver;
import dev.drydock.domain.member.MemberEvent.CancelReported;
import dev.drydock.domain.member.MemberEvent.ClaimLapsed;
import dev.drydock.domain.member.MemberEvent.Claimed;
import dev.drydock.domain.member.MemberEvent.CompletionReported;
import dev.drydock.domain.member.MemberEvent.DeviceForgotten;
import dev.drydock.domain.member.MemberEvent.DeviceNotReached;
import dev.drydock.domain.member.MemberEvent.FailureReported;
import dev.drydock.domain.member.MemberEvent.FoundInstalledReported;
import dev.drydock.domain.member.MemberEvent.RetryAsked;
import dev.drydock.domain.member.MemberEvent.ReversionReported;
import dev.drydock.domain.member.MemberEvent.RolloutAborted;
import dev.drydock.domain.member.MemberEvent.RolloutClosed;
import dev.drydock.domain.member.MemberEvent.RolloutPaused;
import dev.drydock.domain.member.MemberEvent.StageReported;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.update.Stage;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pauses, aborts and retries, and reports that are truth whatever they meet. */
class OperatorStoriesTest {
    private static final Failure UNHEALTHY = new Failure("unhealthy");
    private static final Failure DISK_FULL = new Failure("disk-full");

    private static List<Member> notEnded() {
        return MemberSamples.all().values().stream()
                .filter(member -> !member.state().tally().isEnded())
                .toList();
    }

    private static List<Member> unsuccessful() {
        return MemberSamples.all().values().stream()
                .filter(member -> member.state() instanceof Ended && !(member.state() instanceof Ended.Succeeded))
                .toList();
    }

    static MemberEffect[] withdrawals(Member member) {
        return member.left().stream()
                .map(order -> new WithdrawOrder(order, member.leavings()))
                .toArray(MemberEffect[]::new);
    }

    /** The withdrawals of orders before the present one. */
    private static MemberEffect[] ofFormerOrders(Member member) {
        return member.left().stream()
                .filter(order -> order < member.attempt())
                .map(order -> new WithdrawOrder(order, member.leavings()))
                .toArray(MemberEffect[]::new);
    }

    /** The present order, which an earlier one has made needless. */
    private static MemberEffect[] takenBack(Member member) {
        boolean isOut = EnumSet.of(Tally.ORDERED, Tally.TAKEN, Tally.QUIET)
                .contains(member.state().tally());
        return Stream.concat(
                        isOut ? Stream.of(new CancelUpdate(2)) : Stream.empty(), Arrays.stream(withdrawals(member)))
                .toArray(MemberEffect[]::new);
    }

    @Test
    void a_pause_takes_left_orders_back_and_leaves_them_again_when_it_ends() {
        left().then(new RolloutPaused(), new WithdrawOrder(1, 1))
                .is(new Held())
                .then(new MemberEvent.WithdrawalConfirmed(1, 1))
                .then(new Claimed(), new SendOrder(1))
                .then(new DeviceNotReached(1), new LeaveOrder(1))
                .order(1);
    }

    @Test
    void a_claim_that_runs_out_in_a_pause_is_held_with_the_same_order() {
        MemberStory.of(Member.HELD)
                .then(new Claimed(), new SendOrder(1))
                .refuses(new RolloutPaused())
                .then(new ClaimLapsed())
                .is(new Held())
                .order(1);
    }

    @Test
    void an_abort_cancels_whoever_has_no_order() {
        Ended.Cancelled aborted = new Ended.Cancelled(CancelReason.ABORTED);
        for (Member member : notEnded()) {
            switch (member.state().tally()) {
                case ORDERED, TAKEN, QUIET -> MemberStory.of(member).refuses(new RolloutAborted());
                default ->
                    MemberStory.of(member)
                            .then(new RolloutAborted(), withdrawals(member))
                            .is(aborted);
            }
        }
    }

    @Test
    void a_device_that_an_abort_does_not_reach_is_waited_for_and_listened_to_after_that() {
        for (Member member : notEnded()) {
            switch (member.state().tally()) {
                case ORDERED, TAKEN, QUIET ->
                    MemberStory.of(member)
                            .then(new AbortPatienceOver(), withdrawals(member))
                            .is(new Ended.Cancelled(CancelReason.UNREACHED))
                            .then(new CompletionReported(2), withdrawals(member))
                            .is(new Ended.Succeeded());
                default -> MemberStory.of(member).refuses(new AbortPatienceOver());
            }
        }
    }

    @Test
    void a_closed_rollout_counts_the_rest_as_absent() {
        for (Member member : notEnded()) {
            MemberStory.of(member)
                    .then(new RolloutClosed(), withdrawals(member))
                    .is(new Ended.Absent());
        }
        unsuccessful().forEach(member -> MemberStory.of(member).refuses(new RolloutClosed()));
    }

    @Test
    void a_forgotten_device_is_skipped_whatever_it_did() {
        for (Member member : notEnded()) {
            MemberStory.of(member)
                    .then(new DeviceForgotten(), withdrawals(member))
                    .is(Ended.Skipped.because(SkipReason.FORGOTTEN));
        }
        unsuccessful().forEach(member -> MemberStory.of(member).refuses(new DeviceForgotten()));
    }

    @Test
    void a_retry_gives_another_order_where_the_device_ended_the_last_and_the_same_where_it_may_still_have_it() {
        RetryAsked retry = new RetryAsked(RetryScope.UNSUCCESSFUL);
        for (Ended ended : List.of(new Ended.Failed(UNHEALTHY), new Ended.Cancelled(CancelReason.UNREACHED))) {
            MemberStory.of(MemberSamples.plain(ended))
                    .then(retry)
                    .is(new Waiting(0))
                    .order(3);
        }
        for (Ended ended : List.of(new Ended.Lost(), new Ended.Absent())) {
            MemberStory.of(MemberSamples.plain(ended))
                    .then(retry)
                    .is(new Waiting(0))
                    .order(2);
        }
        MemberStory.of(MemberSamples.plain(new Ended.Succeeded())).refuses(retry);
    }

    @Test
    void a_skipped_device_is_retried_by_name_and_a_superseded_one_by_force_alone() {
        RetryAsked ordinary = new RetryAsked(RetryScope.UNSUCCESSFUL);
        RetryAsked named = new RetryAsked(RetryScope.NAMED);
        MemberStory.of(MemberSamples.plain(Ended.Skipped.because(SkipReason.WRONG_MODEL)))
                .refuses(ordinary)
                .then(named)
                .is(new Waiting(0));
        MemberStory.of(MemberSamples.plain(new Ended.Skipped(SkipReason.SUPERSEDED, Optional.of("later"))))
                .refuses(ordinary, named)
                .then(new RetryAsked(RetryScope.FORCED))
                .is(new Waiting(0))
                .order(2);
    }

    @Test
    void a_stage_of_the_order_is_truth_in_every_state_but_makes_no_device_active_twice() {
        for (Member member : MemberSamples.all().values()) {
            MemberStory.of(member)
                    .refuses(new StageReported(2, Stage.VERIFYING, false), new StageReported(3, Stage.VERIFYING, true));
            if (member.state() instanceof Ended.Succeeded) {
                MemberStory.of(member).refuses(new StageReported(2, Stage.VERIFYING, true));
            } else {
                MemberStory.of(member)
                        .then(new StageReported(2, Stage.VERIFYING, true), ofFormerOrders(member))
                        .is(new Taken(Stage.VERIFYING));
            }
        }
    }

    @Test
    void a_device_that_works_on_a_former_order_shall_leave_it_until_the_member_has_succeeded() {
        for (Member member : MemberSamples.all().values()) {
            for (boolean isFree : List.of(true, false)) {
                StageReported former = new StageReported(1, Stage.VERIFYING, isFree);
                if (member.state() instanceof Ended.Succeeded) {
                    MemberStory.of(member).refuses(former);
                } else {
                    MemberStory.of(member).then(former, new CancelUpdate(1)).is(member.state());
                }
            }
        }
    }

    @Test
    void a_completion_of_any_order_is_truth_in_every_state() {
        for (Member member : MemberSamples.all().values()) {
            MemberStory.of(member).refuses(new CompletionReported(3));
            if (member.state() instanceof Ended.Succeeded) {
                MemberStory.of(member).refuses(new CompletionReported(2));
            } else {
                MemberStory.of(member)
                        .then(new CompletionReported(2), withdrawals(member))
                        .is(new Ended.Succeeded());
                MemberStory.of(member)
                        .then(new CompletionReported(1), takenBack(member))
                        .is(new Ended.Succeeded());
            }
        }
    }

    @Test
    void an_update_that_is_undone_is_a_failure_in_every_state_even_if_its_completion_was_not_heard() {
        Ended reverted = new Ended.Failed(Failure.REVERTED_LATER);
        for (Member member : MemberSamples.all().values()) {
            MemberStory.of(member).refuses(new ReversionReported(3));
            MemberStory.of(member)
                    .then(new ReversionReported(2), withdrawals(member))
                    .is(reverted)
                    .refuses(new ReversionReported(2));
        }
    }

    @Test
    void a_failure_of_the_order_is_truth_in_every_state_and_one_of_a_former_order_is_over() {
        for (Member member : MemberSamples.all().values()) {
            MemberStory.of(member).refuses(new FailureReported(1, UNHEALTHY), new FailureReported(3, UNHEALTHY));
        }
        for (Member member : notEnded()) {
            MemberStory.of(member)
                    .then(new FailureReported(2, UNHEALTHY), withdrawals(member))
                    .is(new Ended.Failed(UNHEALTHY));
            MemberStory.of(member)
                    .then(new FailureReported(2, DISK_FULL), withdrawals(member))
                    .is(new Waiting(1))
                    .order(3);
        }
        for (Member member : unsuccessful()) {
            MemberStory.of(member).then(new FailureReported(2, DISK_FULL)).is(new Ended.Failed(DISK_FULL));
        }
    }

    @Test
    void a_cancel_and_an_image_that_was_there_are_truth_until_the_member_has_succeeded() {
        Ended cancelled = new Ended.Cancelled(CancelReason.BY_DEVICE);
        Ended skipped = Ended.Skipped.because(SkipReason.ALREADY_INSTALLED);
        for (Member member : MemberSamples.all().values()) {
            MemberStory.of(member).refuses(new CancelReported(1), new FoundInstalledReported(1));
            if (member.state() instanceof Ended.Succeeded) {
                MemberStory.of(member).refuses(new CancelReported(2), new FoundInstalledReported(2));
                continue;
            }
            if (!member.state().equals(cancelled)) {
                MemberStory.of(member)
                        .then(new CancelReported(2), withdrawals(member))
                        .is(cancelled);
            }
            if (!member.state().equals(skipped)) {
                MemberStory.of(member)
                        .then(new FoundInstalledReported(2), withdrawals(member))
                        .is(skipped);
            }
        }
    }

    @Test
    void success_failure_and_loss_are_evidence_and_nothing_else_is() {
        assertThat(MemberSamples.all().values())
                .filteredOn(member -> member.state().finding().isPresent())
                .extracting(member -> member.state().tally())
                .containsExactly(Tally.SUCCEEDED, Tally.FAILED, Tally.LOST);
        assertThat(new Ended.Succeeded().finding()).contains(Finding.SUCCESS);
        assertThat(new Ended.Failed(UNHEALTHY).finding()).contains(Finding.FAILURE);
        assertThat(new Ended.Lost().finding()).contains(Finding.FAILURE);
        for (String code : List.of("bad-uri", "server-unreachable", "disk-full")) {
            assertThat(new Ended.Failed(new Failure(code)).finding()).contains(Finding.DELIVERY_FAILURE);
        }
        for (String code : List.of("digest-mismatch", "install-failed", "outcome-unknown", "a-code-of-tomorrow")) {
            assertThat(new Ended.Failed(new Failure(code)).finding()).contains(Finding.FAILURE);
        }
        for (String code : List.of("unknown-key", "wrong-model", "key-set-refused")) {
            assertThat(new Ended.Failed(new Failure(code)).finding()).isEmpty();
        }
    }
}
