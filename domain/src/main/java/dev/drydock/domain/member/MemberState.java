package dev.drydock.domain.member;

import dev.drydock.domain.gate.Findings.Finding;
import dev.drydock.domain.member.MemberEvent.AbortPatienceOver;
import dev.drydock.domain.member.MemberEvent.CancelDue;
import dev.drydock.domain.member.MemberEvent.CancelReported;
import dev.drydock.domain.member.MemberEvent.ClaimLapsed;
import dev.drydock.domain.member.MemberEvent.Claimed;
import dev.drydock.domain.member.MemberEvent.CompletionReported;
import dev.drydock.domain.member.MemberEvent.DeviceForgotten;
import dev.drydock.domain.member.MemberEvent.DeviceNotReached;
import dev.drydock.domain.member.MemberEvent.DeviceUnknown;
import dev.drydock.domain.member.MemberEvent.EpochChanged;
import dev.drydock.domain.member.MemberEvent.FailureReported;
import dev.drydock.domain.member.MemberEvent.ForeignOrderFound;
import dev.drydock.domain.member.MemberEvent.FoundBlocked;
import dev.drydock.domain.member.MemberEvent.FoundInstalledReported;
import dev.drydock.domain.member.MemberEvent.FoundUnfit;
import dev.drydock.domain.member.MemberEvent.LeftOrderGone;
import dev.drydock.domain.member.MemberEvent.OrderAccepted;
import dev.drydock.domain.member.MemberEvent.OrderHeldBack;
import dev.drydock.domain.member.MemberEvent.OrderPutOff;
import dev.drydock.domain.member.MemberEvent.OrderRefused;
import dev.drydock.domain.member.MemberEvent.PlaceYielded;
import dev.drydock.domain.member.MemberEvent.RestReported;
import dev.drydock.domain.member.MemberEvent.RetryAsked;
import dev.drydock.domain.member.MemberEvent.ReversionReported;
import dev.drydock.domain.member.MemberEvent.RolloutAborted;
import dev.drydock.domain.member.MemberEvent.RolloutClosed;
import dev.drydock.domain.member.MemberEvent.RolloutPaused;
import dev.drydock.domain.member.MemberEvent.StageReported;
import dev.drydock.domain.member.MemberEvent.TimePassed;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.member.terms.Terms;
import java.time.Duration;
import java.util.Optional;

/**
 * The state of a member. A state says only what moves it; every other event is refused. A report that names an order of the member is
 * truth in every state.
 */
public sealed interface MemberState permits Pending, Ordered, Left, OnDevice, Ended {
    /** One answer for each state. */
    interface Cases<T> {
        T held(Held state);

        T waiting(Waiting state);

        T blocked(Blocked state);

        T ordered(Ordered state);

        T left(Left state);

        T taken(Taken state);

        T quiet(Quiet state);

        T succeeded(Ended.Succeeded state);

        T failed(Ended.Failed state);

        T lost(Ended.Lost state);

        T absent(Ended.Absent state);

        T skipped(Ended.Skipped state);

        T cancelled(Ended.Cancelled state);
    }

    /** Picks the case of this state. */
    <T> T match(Cases<T> cases);

    /** The number of its wave in which a member of this state is counted. */
    Tally tally();

    /** The evidence that a member of this state gives about the image; empty when it gives none. */
    default Optional<Finding> finding() {
        return Optional.empty();
    }

    /** The time after which something happens by itself, counted from entry; empty when nothing does. */
    default Optional<Duration> due(Terms terms) {
        return Optional.empty();
    }

    /** The holder of the device that is waited for; empty when none is. */
    default Optional<Blocker> blockedBy() {
        return Optional.empty();
    }

    /** The failure with which the member ended; empty when it did not. */
    default Optional<Failure> failedBy() {
        return Optional.empty();
    }

    /** Whether an order that was left stays in the desired state. */
    default boolean keepsDesired() {
        return false;
    }

    /** Whether the order may be on its way to the device, or be carried out there, and can still be cancelled. */
    default boolean mayBeCancelled() {
        return false;
    }

    /** Whether the member gets an order later. */
    default boolean isBeforeOrder() {
        return false;
    }

    default MemberTransition on(Claimed event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(FoundUnfit event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(FoundBlocked event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(ClaimLapsed event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(OrderAccepted event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(OrderPutOff event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(OrderRefused event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(DeviceNotReached event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(DeviceUnknown event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(OrderHeldBack event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(ForeignOrderFound event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(LeftOrderGone event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(PlaceYielded event, Member member, Terms terms) {
        return member.refuse(event);
    }

    /**
     * A device is never made active in two rollouts, whatever its reports say. One that works on a former order, as a wiped device does
     * that finds it before its withdrawal, shall leave it: the member has gone on.
     */
    default MemberTransition on(StageReported event, Member member, Terms terms) {
        if (event.attempt() < member.attempt()) {
            return member.continued(new MemberEffect.CancelUpdate(event.attempt()));
        }
        return member.isNow(event.attempt()) && event.deviceIsFree()
                ? member.moveTo(new Taken(event.stage()), terms)
                : member.refuse(event);
    }

    /** An earlier attempt that completed ends the member as well. */
    default MemberTransition on(CompletionReported event, Member member, Terms terms) {
        return event.attempt() <= member.attempt()
                ? member.moveTo(Ended.success(event.isSimulated(), member, terms), terms)
                : member.refuse(event);
    }

    /** The device may have a newer order as well, which it shall not begin. */
    default MemberTransition completed(CompletionReported event, Member member, Terms terms) {
        if (event.attempt() > member.attempt()) {
            return member.refuse(event);
        }
        Ended end = Ended.success(event.isSimulated(), member, terms);
        return member.isNow(event.attempt())
                ? member.moveTo(end, terms)
                : member.moveTo(end, terms, new MemberEffect.CancelUpdate(member.attempt()));
    }

    /** An earlier attempt that failed was answered by the present one. */
    default MemberTransition on(FailureReported event, Member member, Terms terms) {
        if (!member.isNow(event.attempt())) {
            return member.refuse(event);
        }
        return terms.retries().allow(event.failure(), event.attempt())
                ? member.moveToNextAttempt(Waiting.FIRST, terms)
                : member.moveTo(new Ended.Failed(event.failure()), terms);
    }

    default MemberTransition on(CancelReported event, Member member, Terms terms) {
        return member.isNow(event.attempt())
                ? member.moveTo(new Ended.Cancelled(CancelReason.BY_DEVICE), terms)
                : member.refuse(event);
    }

    default MemberTransition on(FoundInstalledReported event, Member member, Terms terms) {
        return member.isNow(event.attempt())
                ? member.moveTo(Ended.Skipped.because(SkipReason.ALREADY_INSTALLED), terms)
                : member.refuse(event);
    }

    /** Its completion may never have been heard of. */
    default MemberTransition on(ReversionReported event, Member member, Terms terms) {
        return event.attempt() <= member.attempt()
                ? member.moveTo(new Ended.Failed(Failure.REVERTED_LATER), terms)
                : member.refuse(event);
    }

    default MemberTransition on(RestReported event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(EpochChanged event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(TimePassed event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(RolloutPaused event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(CancelDue event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(RolloutAborted event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(AbortPatienceOver event, Member member, Terms terms) {
        return member.refuse(event);
    }

    default MemberTransition on(RolloutClosed event, Member member, Terms terms) {
        return member.moveTo(new Ended.Absent(), terms);
    }

    default MemberTransition on(DeviceForgotten event, Member member, Terms terms) {
        return member.moveTo(Ended.Skipped.because(SkipReason.FORGOTTEN), terms);
    }

    default MemberTransition on(RetryAsked event, Member member, Terms terms) {
        return member.refuse(event);
    }
}
