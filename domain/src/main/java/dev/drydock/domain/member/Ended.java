package dev.drydock.domain.member;

import dev.drydock.domain.gate.Findings.Finding;
import dev.drydock.domain.member.MemberEvent.CancelReported;
import dev.drydock.domain.member.MemberEvent.CompletionReported;
import dev.drydock.domain.member.MemberEvent.DeviceForgotten;
import dev.drydock.domain.member.MemberEvent.FailureReported;
import dev.drydock.domain.member.MemberEvent.FoundInstalledReported;
import dev.drydock.domain.member.MemberEvent.RestReported;
import dev.drydock.domain.member.MemberEvent.RetryAsked;
import dev.drydock.domain.member.MemberEvent.ReversionReported;
import dev.drydock.domain.member.MemberEvent.RolloutClosed;
import dev.drydock.domain.member.MemberEvent.StageReported;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.member.terms.Terms;
import java.util.Optional;

/** The member has come to its end. Its device is still listened to: a late report is truth. */
public sealed interface Ended extends MemberState {
    /** The end of an update that completed. One that was only acted out is a success where that is accepted, or forced. */
    static Ended success(boolean isSimulated, Member member, Terms terms) {
        return isSimulated && !terms.acceptsSimulated() && !member.isForced()
                ? Skipped.because(SkipReason.SIMULATED)
                : new Succeeded();
    }

    /** Late news; of what is known already there is none. */
    private MemberTransition become(Ended next, MemberEvent event, Member member, Terms terms) {
        return next.equals(this) ? member.refuse(event) : member.moveTo(next, terms);
    }

    @Override
    default MemberTransition on(CompletionReported event, Member member, Terms terms) {
        return event.attempt() <= member.attempt()
                ? become(success(event.isSimulated(), member, terms), event, member, terms)
                : member.refuse(event);
    }

    /** A failure of long ago is tried again only when somebody asks for it. */
    @Override
    default MemberTransition on(FailureReported event, Member member, Terms terms) {
        return member.isNow(event.attempt())
                ? become(new Failed(event.failure()), event, member, terms)
                : member.refuse(event);
    }

    @Override
    default MemberTransition on(CancelReported event, Member member, Terms terms) {
        return member.isNow(event.attempt())
                ? become(new Cancelled(CancelReason.BY_DEVICE), event, member, terms)
                : member.refuse(event);
    }

    @Override
    default MemberTransition on(FoundInstalledReported event, Member member, Terms terms) {
        return member.isNow(event.attempt())
                ? become(Skipped.because(SkipReason.ALREADY_INSTALLED), event, member, terms)
                : member.refuse(event);
    }

    @Override
    default MemberTransition on(ReversionReported event, Member member, Terms terms) {
        return event.attempt() <= member.attempt()
                ? become(new Failed(Failure.REVERTED_LATER), event, member, terms)
                : member.refuse(event);
    }

    @Override
    default MemberTransition on(RolloutClosed event, Member member, Terms terms) {
        return member.refuse(event);
    }

    @Override
    default MemberTransition on(DeviceForgotten event, Member member, Terms terms) {
        return member.refuse(event);
    }

    /** The device runs the image, and has proved it. */
    record Succeeded() implements Ended {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.succeeded(this);
        }

        @Override
        public Tally tally() {
            return Tally.SUCCEEDED;
        }

        @Override
        public Optional<Finding> finding() {
            return Optional.of(Finding.SUCCESS);
        }

        /** Nothing makes less of a success but a reversion. */
        @Override
        public MemberTransition on(CompletionReported event, Member member, Terms terms) {
            return member.refuse(event);
        }

        /** The update is over. */
        @Override
        public MemberTransition on(StageReported event, Member member, Terms terms) {
            return member.refuse(event);
        }

        @Override
        public MemberTransition on(FailureReported event, Member member, Terms terms) {
            return member.refuse(event);
        }

        @Override
        public MemberTransition on(CancelReported event, Member member, Terms terms) {
            return member.refuse(event);
        }

        @Override
        public MemberTransition on(FoundInstalledReported event, Member member, Terms terms) {
            return member.refuse(event);
        }
    }

    /** The device reported a failure, or refused the order. */
    record Failed(Failure failure) implements Ended {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.failed(this);
        }

        @Override
        public Tally tally() {
            return Tally.FAILED;
        }

        @Override
        public Optional<Failure> failedBy() {
            return Optional.of(failure);
        }

        /** A device that does not trust an image never ran it, and is no evidence of it. */
        @Override
        public Optional<Finding> finding() {
            if (failure.isOfTrust()) {
                return Optional.empty();
            }
            return Optional.of(failure.isOfDelivery() ? Finding.DELIVERY_FAILURE : Finding.FAILURE);
        }

        @Override
        public MemberTransition on(RetryAsked event, Member member, Terms terms) {
            return member.moveToNextAttempt(new Waiting(0), terms);
        }
    }

    /** The device began to install, and was never heard of again. */
    record Lost() implements Ended {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.lost(this);
        }

        @Override
        public Tally tally() {
            return Tally.LOST;
        }

        @Override
        public Optional<Finding> finding() {
            return Optional.of(Finding.FAILURE);
        }

        /** Without the order's own outcome, the image that runs tells. */
        @Override
        public MemberTransition on(RestReported event, Member member, Terms terms) {
            return event.runsImage() ? member.moveTo(new Succeeded(), terms) : member.refuse(event);
        }

        @Override
        public MemberTransition on(RetryAsked event, Member member, Terms terms) {
            return member.moveTo(new Waiting(0), terms);
        }
    }

    /** The device was not there for as long as it was waited for. */
    record Absent() implements Ended {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.absent(this);
        }

        @Override
        public Tally tally() {
            return Tally.ABSENT;
        }

        @Override
        public MemberTransition on(RetryAsked event, Member member, Terms terms) {
            return member.moveTo(new Waiting(0), terms);
        }
    }

    /**
     * The device is not to get the image.
     *
     * @param by the rollout that has superseded this one for the device
     */
    record Skipped(SkipReason reason, Optional<String> by) implements Ended {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.skipped(this);
        }

        static Skipped because(SkipReason reason) {
            return new Skipped(reason, Optional.empty());
        }

        @Override
        public Tally tally() {
            return Tally.SKIPPED;
        }

        /** An older rollout undoes a newer one only by force, and one that wants real devices takes others only so. */
        @Override
        public MemberTransition on(RetryAsked event, Member member, Terms terms) {
            boolean needsForce = reason == SkipReason.SUPERSEDED || reason == SkipReason.SIMULATED;
            if (!event.scope().covers(needsForce ? RetryScope.FORCED : RetryScope.NAMED)) {
                return member.refuse(event);
            }
            Member asked = event.scope() == RetryScope.FORCED ? member.forced() : member;
            return mayHaveEndedOrder()
                    ? asked.moveToNextAttempt(new Waiting(0), terms)
                    : asked.moveTo(new Waiting(0), terms);
        }

        /** A device that has the image, or that acted the update out, may have ended the order of this attempt. */
        private boolean mayHaveEndedOrder() {
            return reason == SkipReason.ALREADY_INSTALLED || reason == SkipReason.SIMULATED;
        }
    }

    /** The update was cancelled. */
    record Cancelled(CancelReason reason) implements Ended {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.cancelled(this);
        }

        @Override
        public Tally tally() {
            return Tally.CANCELLED;
        }

        /** The order that was cancelled is never carried out. */
        @Override
        public MemberTransition on(RetryAsked event, Member member, Terms terms) {
            return member.moveToNextAttempt(new Waiting(0), terms);
        }
    }
}
