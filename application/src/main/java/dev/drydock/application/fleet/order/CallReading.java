package dev.drydock.application.fleet.order;

import dev.drydock.application.fleet.intake.ReportedFailure;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.order.UpdateId;

/**
 * The event of a member by the outcome of the call that ordered it.
 *
 * @param ordered the update id that the device has to confirm
 */
record CallReading(int attempt, UpdateId ordered)
        implements CallOutcome.Cases<MemberEvent>, MethodAnswer.Cases<MemberEvent> {
    @Override
    public MemberEvent answered(CallOutcome.Answered answered) {
        return answered.answer().match(this);
    }

    @Override
    public MemberEvent notConnected(CallOutcome.NotConnected absent) {
        return new MemberEvent.DeviceNotReached(attempt);
    }

    @Override
    public MemberEvent unknownDevice(CallOutcome.UnknownDevice unknown) {
        return new MemberEvent.DeviceUnknown(attempt);
    }

    @Override
    public MemberEvent outcomeUnknown(CallOutcome.OutcomeUnknown unknown) {
        return new MemberEvent.DeviceNotReached(attempt);
    }

    @Override
    public MemberEvent throttled(CallOutcome.Throttled throttled) {
        return new MemberEvent.OrderHeldBack(attempt);
    }

    @Override
    public MemberEvent unreachable(CallOutcome.Unreachable unreachable) {
        return new MemberEvent.OrderHeldBack(attempt);
    }

    /** A device that confirms another update has one of its own to end first. */
    @Override
    public MemberEvent taken(MethodAnswer.Taken taken) {
        return taken.id().filter(id -> !id.equals(ordered)).isPresent()
                ? new MemberEvent.OrderPutOff(attempt)
                : new MemberEvent.OrderAccepted(attempt);
    }

    @Override
    public MemberEvent refused(MethodAnswer.Refused refused) {
        return new MemberEvent.OrderRefused(attempt, ReportedFailure.of(refused.reason()));
    }

    @Override
    public MemberEvent busy(MethodAnswer.Busy busy) {
        return new MemberEvent.OrderPutOff(attempt);
    }

    @Override
    public MemberEvent notReady(MethodAnswer.NotReady notReady) {
        return new MemberEvent.OrderPutOff(attempt);
    }

    @Override
    public MemberEvent unintelligible(MethodAnswer.Unintelligible unintelligible) {
        return new MemberEvent.OrderPutOff(attempt);
    }
}
