package dev.drydock.domain.member;

import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.update.Stage;
import java.util.Optional;

/** An occurrence that may move a member. */
public sealed interface MemberEvent {
    /** Hands itself to the state of a member. */
    MemberTransition applyTo(Member member, Terms terms);

    /** The same event, with whether the device is active in no other rollout. */
    default MemberEvent where(boolean deviceIsFree) {
        return this;
    }

    /** The member's turn has come, and its device is fit for the order; for one that is ordered, its claim ran out. */
    record Claimed() implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /**
     * The member's turn has come, and its device is not to get the order.
     *
     * @param by the rollout that has superseded this one for the device
     */
    record FoundUnfit(SkipReason reason, Optional<String> by) implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The member's turn has come, and its device is taken. */
    record FoundBlocked(Blocker by) implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** A claim ran out while the rollout is paused. */
    record ClaimLapsed() implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The device has taken the order. */
    record OrderAccepted(int attempt) implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The device is busy, or cannot take orders now. */
    record OrderPutOff(int attempt) implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The device refuses the order. */
    record OrderRefused(int attempt, Failure failure) implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The device is not connected, or nobody knows whether it has the order. */
    record DeviceNotReached(int attempt) implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The transport knows no such device. */
    record DeviceUnknown(int attempt) implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The transport is throttled or out of reach: the order was not sent. */
    record OrderHeldBack(int attempt) implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** An order of somebody else's stands in the desired state. */
    record ForeignOrderFound() implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The order that was left is gone from the desired state, and nobody here withdrew it. */
    record LeftOrderGone() implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /**
     * The desired state no longer holds the order of this attempt.
     *
     * @param leaving that of the withdrawal that is confirmed
     */
    record WithdrawalConfirmed(int attempt, int leaving) implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.withdrawn(this);
        }
    }

    /** A rollout of higher priority needs the place in the desired state. */
    record PlaceYielded(Blocker to) implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /**
     * The device reports that it works on the order.
     *
     * @param deviceIsFree whether the device is active in no other rollout
     */
    record StageReported(int attempt, Stage stage, boolean deviceIsFree) implements MemberEvent {
        @Override
        public MemberEvent where(boolean isFree) {
            return new StageReported(attempt, stage, isFree);
        }

        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /**
     * The device reports the update completed, with proof.
     *
     * @param isSimulated whether it only acted the update out
     */
    record CompletionReported(int attempt, boolean isSimulated) implements MemberEvent {
        public CompletionReported(int attempt) {
            this(attempt, false);
        }

        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The device reports the update failed or rolled back. */
    record FailureReported(int attempt, Failure failure) implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The device reports the update cancelled. */
    record CancelReported(int attempt) implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The device reports that it ran the image before. */
    record FoundInstalledReported(int attempt) implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The device reports that it runs another image again after the update completed. */
    record ReversionReported(int attempt) implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /**
     * The device is at rest, and its report knows none of the member's orders.
     *
     * @param isSimulated whether it only acts updates out
     */
    record RestReported(boolean runsImage, boolean isSimulated) implements MemberEvent {
        public RestReported(boolean runsImage) {
            this(runsImage, false);
        }

        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The device has begun anew, as after its state folder was wiped. */
    record EpochChanged() implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The due time of the state has come. */
    record TimePassed() implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The rollout pauses: no order may be begun. */
    record RolloutPaused() implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The image is bad, or the rollout is aborted: a device that has not begun to install shall not. */
    record CancelDue() implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The rollout is aborted. */
    record RolloutAborted() implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** An aborted rollout waits no longer for devices. */
    record AbortPatienceOver() implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The rollout is closed: who has not ended counts as absent. */
    record RolloutClosed() implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The device is taken out of the inventory. */
    record DeviceForgotten() implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }

    /** The rollout is rolled back, and the member's device is about to get another image. */
    record RolledBack() implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.rolledBack(this);
        }
    }

    /** An operator wants the member tried again. */
    record RetryAsked(RetryScope scope) implements MemberEvent {
        @Override
        public MemberTransition applyTo(Member member, Terms terms) {
            return member.state().on(this, member, terms);
        }
    }
}
