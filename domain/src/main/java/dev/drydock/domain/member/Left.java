package dev.drydock.domain.member;

import dev.drydock.domain.member.MemberEffect.LeaveOrder;
import dev.drydock.domain.member.MemberEvent.DeviceUnknown;
import dev.drydock.domain.member.MemberEvent.ForeignOrderFound;
import dev.drydock.domain.member.MemberEvent.LeftOrderGone;
import dev.drydock.domain.member.MemberEvent.PlaceYielded;
import dev.drydock.domain.member.MemberEvent.RolloutAborted;
import dev.drydock.domain.member.MemberEvent.RolloutPaused;
import dev.drydock.domain.member.MemberEvent.TimePassed;
import dev.drydock.domain.member.terms.Terms;
import java.time.Duration;
import java.util.Optional;

/** The order waits for the device as its desired state. */
public record Left() implements MemberState {
    @Override
    public <T> T match(Cases<T> cases) {
        return cases.left(this);
    }

    @Override
    public Tally tally() {
        return Tally.LEFT;
    }

    @Override
    public Optional<Duration> due(Terms terms) {
        return Optional.of(terms.offline());
    }

    @Override
    public boolean keepsDesired() {
        return true;
    }

    @Override
    public MemberTransition on(TimePassed event, Member member, Terms terms) {
        return member.moveTo(new Ended.Absent(), terms);
    }

    @Override
    public MemberTransition on(RolloutPaused event, Member member, Terms terms) {
        return member.moveTo(new Held(), terms);
    }

    @Override
    public MemberTransition on(RolloutAborted event, Member member, Terms terms) {
        return member.moveTo(new Ended.Cancelled(CancelReason.ABORTED), terms);
    }

    @Override
    public MemberTransition on(ForeignOrderFound event, Member member, Terms terms) {
        return member.replacedByHand(terms);
    }

    /** The time that the device may be away goes on. */
    @Override
    public MemberTransition on(LeftOrderGone event, Member member, Terms terms) {
        return member.continued(new LeaveOrder(member.attempt()));
    }

    @Override
    public MemberTransition on(DeviceUnknown event, Member member, Terms terms) {
        return member.isNow(event.attempt())
                ? member.moveTo(Ended.Skipped.because(SkipReason.UNKNOWN_DEVICE), terms)
                : member.refuse(event);
    }

    @Override
    public MemberTransition on(PlaceYielded event, Member member, Terms terms) {
        return member.moveTo(new Blocked(event.to()), terms);
    }
}
