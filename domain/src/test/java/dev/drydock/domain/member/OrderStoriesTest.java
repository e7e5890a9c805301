package dev.drydock.domain.member;

import static dev.drydock.domain.member.MemberStory.held;
import static dev.drydock.domain.member.MemberStory.left;
import static dev.drydock.domain.member.MemberStory.ordered;
import static dev.drydock.domain.member.MemberStory.taken;

import dev.drydock.domain.member.MemberEffect.LeaveOrder;
import dev.drydock.domain.member.MemberEffect.SendOrder;
import dev.drydock.domain.member.MemberEffect.WithdrawOrder;
import dev.drydock.domain.member.MemberEvent.Claimed;
import dev.drydock.domain.member.MemberEvent.CompletionReported;
import dev.drydock.domain.member.MemberEvent.DeviceNotReached;
import dev.drydock.domain.member.MemberEvent.DeviceUnknown;
import dev.drydock.domain.member.MemberEvent.FailureReported;
import dev.drydock.domain.member.MemberEvent.ForeignOrderFound;
import dev.drydock.domain.member.MemberEvent.FoundBlocked;
import dev.drydock.domain.member.MemberEvent.FoundUnfit;
import dev.drydock.domain.member.MemberEvent.LeftOrderGone;
import dev.drydock.domain.member.MemberEvent.OrderAccepted;
import dev.drydock.domain.member.MemberEvent.OrderHeldBack;
import dev.drydock.domain.member.MemberEvent.OrderPutOff;
import dev.drydock.domain.member.MemberEvent.OrderRefused;
import dev.drydock.domain.member.MemberEvent.PlaceYielded;
import dev.drydock.domain.member.MemberEvent.StageReported;
import dev.drydock.domain.member.MemberEvent.TimePassed;
import dev.drydock.domain.member.MemberEvent.WithdrawalConfirmed;
import dev.drydock.domain.member.terms.BackOff;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.member.terms.Ordering;
import dev.drydock.domain.member.terms.Retries;
import dev.drydock.domain.member.terms.StageLimits;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.update.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How an order comes to its device, and what becomes of it there. */
class OrderStoriesTest {
    private static final Failure UNHEALTHY = new Failure("unhealthy");
    private static final Failure DISK_FULL = new Failure("disk-full");

    @Test
    void a_device_takes_its_order_works_through_the_stages_and_completes() {
        MemberStory story = ordered().dueAfter(Duration.ofSeconds(70)).then(new OrderAccepted(1));
        story.is(new Taken(Stage.WAITING)).dueAfter(Duration.ofHours(5));
        for (Stage stage : Stage.values()) {
            story.then(new StageReported(1, stage, true)).is(new Taken(stage));
        }
        story.then(new CompletionReported(1)).is(new Ended.Succeeded()).order(1);
    }

    @Test
    void an_instance_that_dies_with_a_claim_leaves_the_same_order_to_the_next() {
        ordered().then(new Claimed(), new SendOrder(1)).order(1);
    }

    @Test
    void a_busy_device_is_asked_again_after_a_while_with_the_same_order() {
        ordered()
                .then(new OrderPutOff(1))
                .is(new Waiting(1))
                .dueAfter(Duration.ofMinutes(10))
                .then(new Claimed(), new SendOrder(1))
                .then(new OrderPutOff(1))
                .is(new Waiting(2))
                .dueAfter(Duration.ofMinutes(20))
                .order(1);
    }

    @Test
    void a_device_that_is_busy_for_longer_than_the_offline_limit_is_absent() {
        MemberStory story = ordered();
        for (int tries = 1; tries <= 60; tries++) {
            story.then(new OrderPutOff(1)).is(new Waiting(tries)).then(new Claimed(), new SendOrder(1));
        }
        story.then(new OrderPutOff(1)).is(new Ended.Absent());
    }

    @Test
    void an_order_that_the_device_refuses_is_not_sent_again() {
        ordered().then(new OrderRefused(1, new Failure("bad-uri"))).is(new Ended.Failed(new Failure("bad-uri")));
    }

    @Test
    void a_device_that_the_transport_does_not_know_is_skipped() {
        ordered().then(new DeviceUnknown(1)).is(Ended.Skipped.because(SkipReason.UNKNOWN_DEVICE));
    }

    @Test
    void a_throttled_order_stays_claimed() {
        ordered().then(new OrderHeldBack(1)).is(new Ordered(0)).order(1);
    }

    @Test
    void an_answer_to_another_order_changes_nothing() {
        ordered()
                .refuses(
                        new OrderAccepted(2),
                        new OrderPutOff(2),
                        new OrderRefused(2, UNHEALTHY),
                        new DeviceNotReached(2),
                        new DeviceUnknown(2),
                        new OrderHeldBack(2));
    }

    @Test
    void a_device_that_is_away_finds_its_order_when_it_returns() {
        left().dueAfter(Duration.ofDays(14))
                .then(new StageReported(1, Stage.DOWNLOADING, true))
                .then(new CompletionReported(1), new WithdrawOrder(1, 1))
                .then(new WithdrawalConfirmed(1, 1))
                .nothingIsLeft()
                .refuses(new WithdrawalConfirmed(1, 1));
    }

    @Test
    void a_device_that_does_not_return_is_absent_and_its_order_withdrawn() {
        left().then(new TimePassed(), new WithdrawOrder(1, 1)).is(new Ended.Absent());
    }

    @Test
    void an_order_that_somebody_removed_is_left_again() {
        left().then(new LeftOrderGone(), new LeaveOrder(1)).is(new Left()).dueAfter(Duration.ofDays(14));
    }

    @Test
    void a_strangers_order_is_not_overwritten_and_looked_at_again() {
        left().then(new ForeignOrderFound())
                .is(new Blocked(Blocker.BY_HAND))
                .nothingIsLeft()
                .dueAfter(Duration.ofMinutes(1))
                .then(new FoundBlocked(Blocker.BY_HAND))
                .is(new Blocked(Blocker.BY_HAND))
                .then(new Claimed(), new SendOrder(1))
                .is(new Ordered(0));
        ordered().then(new ForeignOrderFound()).is(new Blocked(Blocker.BY_HAND));
    }

    @Test
    void a_rollout_of_higher_priority_takes_the_place_of_a_left_order() {
        left().then(new PlaceYielded(Blocker.of("urgent")), new WithdrawOrder(1, 1))
                .is(new Blocked(Blocker.of("urgent")))
                .then(new WithdrawalConfirmed(1, 1))
                .nothingIsLeft();
    }

    @Test
    void with_calls_alone_a_device_that_is_away_is_called_again() {
        MemberStory.of(Member.HELD, Terms.STANDARD.with(Ordering.CALLS))
                .then(new Claimed(), new SendOrder(1))
                .then(new DeviceNotReached(1))
                .is(new Waiting(1))
                .order(1);
    }

    @Test
    void with_desired_state_alone_nobody_is_called() {
        MemberStory.of(Member.HELD, Terms.STANDARD.with(Ordering.DESIRED))
                .then(new Claimed(), new LeaveOrder(1))
                .is(new Left());
    }

    @Test
    void a_device_that_is_not_fit_is_skipped_when_its_turn_comes() {
        FoundUnfit superseded = new FoundUnfit(SkipReason.SUPERSEDED, Optional.of("later"));

        held().then(superseded).is(new Ended.Skipped(SkipReason.SUPERSEDED, Optional.of("later")));
        ordered()
                .then(new OrderPutOff(1))
                .then(superseded)
                .is(new Ended.Skipped(SkipReason.SUPERSEDED, Optional.of("later")));
    }

    @Test
    void a_device_that_another_rollout_has_is_waited_for() {
        held().then(new FoundBlocked(Blocker.of("r1")))
                .is(new Blocked(Blocker.of("r1")))
                .then(new FoundUnfit(SkipReason.SUPERSEDED, Optional.of("r1")))
                .is(new Ended.Skipped(SkipReason.SUPERSEDED, Optional.of("r1")));
        ordered()
                .then(new OrderPutOff(1))
                .then(new FoundBlocked(Blocker.of("r1")))
                .is(new Blocked(Blocker.of("r1")));
    }

    @Test
    void a_failed_download_is_ordered_three_times_each_as_another_order() {
        MemberStory story = held();
        for (int attempt = 1; attempt <= 2; attempt++) {
            story.then(new Claimed(), new SendOrder(attempt))
                    .then(new OrderAccepted(attempt))
                    .then(new FailureReported(attempt, DISK_FULL))
                    .is(new Waiting(1))
                    .order(attempt + 1);
        }
        story.then(new Claimed(), new SendOrder(3))
                .then(new OrderAccepted(3))
                .then(new FailureReported(3, DISK_FULL))
                .is(new Ended.Failed(DISK_FULL));
    }

    @Test
    void an_image_that_fails_its_health_check_is_not_tried_again_unless_that_was_asked_for() {
        taken(Stage.ON_TRIAL).then(new FailureReported(1, UNHEALTHY)).is(new Ended.Failed(UNHEALTHY));
        Terms twice = new Terms(
                Terms.STANDARD.claim(),
                StageLimits.STANDARD,
                Terms.STANDARD.offline(),
                new Retries(Map.of("unhealthy", 2)),
                BackOff.STANDARD,
                Ordering.AUTO,
                false);
        MemberStory.of(Member.HELD, twice)
                .then(new Claimed(), new SendOrder(1))
                .then(new FailureReported(1, UNHEALTHY))
                .is(new Waiting(1))
                .order(2);
    }
}
