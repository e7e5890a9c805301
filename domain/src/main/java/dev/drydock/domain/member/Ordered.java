package dev.drydock.domain.member;

import dev.drydock.domain.member.MemberEffect.SendOrder;
import dev.drydock.domain.member.MemberEvent.AbortPatienceOver;
import dev.drydock.domain.member.MemberEvent.CancelDue;
import dev.drydock.domain.member.MemberEvent.ClaimLapsed;
import dev.drydock.domain.member.MemberEvent.Claimed;
import dev.drydock.domain.member.MemberEvent.CompletionReported;
import dev.drydock.domain.member.MemberEvent.DeviceNotReached;
import dev.drydock.domain.member.MemberEvent.DeviceUnknown;
import dev.drydock.domain.member.MemberEvent.EpochChanged;
import dev.drydock.domain.member.MemberEvent.ForeignOrderFound;
import dev.drydock.domain.member.MemberEvent.OrderAccepted;
import dev.drydock.domain.member.MemberEvent.OrderHeldBack;
import dev.drydock.domain.member.MemberEvent.OrderPutOff;
import dev.drydock.domain.member.MemberEvent.OrderRefused;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.member.terms.Ordering;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Stage;
import java.time.Duration;
import java.util.Optional;

/**
 * The order is being sent; whoever sends it has claimed it for a while.
 *
 * @param tries the number of times that the order of this attempt was put off
 */
public record Ordered(int tries) implements MemberState {
    @Override
    public <T> T match(Cases<T> cases) {
        return cases.ordered(this);
    }

    @Override
    public boolean mayBeCancelled() {
        return true;
    }

    @Override
    public Tally tally() {
        return Tally.ORDERED;
    }

    @Override
    public Optional<Duration> due(Terms terms) {
        return Optional.of(terms.claim());
    }

    /** The same order again: whoever claimed it before is gone. */
    @Override
    public MemberTransition on(Claimed event, Member member, Terms terms) {
        return member.moveTo(this, terms, new SendOrder(member.attempt()));
    }

    @Override
    public MemberTransition on(ClaimLapsed event, Member member, Terms terms) {
        return member.moveTo(new Held(), terms);
    }

    @Override
    public MemberTransition on(OrderAccepted event, Member member, Terms terms) {
        return member.isNow(event.attempt()) ? member.moveTo(new Taken(Stage.WAITING), terms) : member.refuse(event);
    }

    @Override
    public MemberTransition on(OrderPutOff event, Member member, Terms terms) {
        return member.isNow(event.attempt())
                ? member.moveTo(Waiting.afterwards(tries, terms), terms)
                : member.refuse(event);
    }

    /** A device that heard of the cancel first refuses the order as cancelled. */
    @Override
    public MemberTransition on(OrderRefused event, Member member, Terms terms) {
        if (!member.isNow(event.attempt())) {
            return member.refuse(event);
        }
        boolean cancelled = event.failure().equals(Failure.of(ReasonCode.UPDATE_CANCELLED));
        return member.moveTo(
                cancelled ? new Ended.Cancelled(CancelReason.BY_DEVICE) : new Ended.Failed(event.failure()), terms);
    }

    @Override
    public MemberTransition on(DeviceNotReached event, Member member, Terms terms) {
        if (!member.isNow(event.attempt())) {
            return member.refuse(event);
        }
        return terms.ordering() == Ordering.CALLS
                ? member.moveTo(Waiting.afterwards(tries, terms), terms)
                : member.leave(terms);
    }

    @Override
    public MemberTransition on(DeviceUnknown event, Member member, Terms terms) {
        return member.isNow(event.attempt())
                ? member.moveTo(Ended.Skipped.because(SkipReason.UNKNOWN_DEVICE), terms)
                : member.refuse(event);
    }

    /** The claim stands: the order goes out as soon as the transport takes it. */
    @Override
    public MemberTransition on(OrderHeldBack event, Member member, Terms terms) {
        return member.isNow(event.attempt()) ? member.continued() : member.refuse(event);
    }

    @Override
    public MemberTransition on(ForeignOrderFound event, Member member, Terms terms) {
        return member.replacedByHand(terms);
    }

    @Override
    public MemberTransition on(EpochChanged event, Member member, Terms terms) {
        return member.moveTo(new Waiting(0), terms);
    }

    @Override
    public MemberTransition on(CompletionReported event, Member member, Terms terms) {
        return completed(event, member, terms);
    }

    /** A device that has not got the order yet remembers the cancel, and never begins it. */
    @Override
    public MemberTransition on(CancelDue event, Member member, Terms terms) {
        return member.cancel();
    }

    @Override
    public MemberTransition on(AbortPatienceOver event, Member member, Terms terms) {
        return member.moveTo(new Ended.Cancelled(CancelReason.UNREACHED), terms);
    }
}
