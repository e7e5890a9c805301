package dev.drydock.domain.member;

import dev.drydock.domain.member.MemberEvent.ForeignOrderFound;
import dev.drydock.domain.member.MemberEvent.LeftOrderGone;
import dev.drydock.domain.member.MemberEvent.PlaceYielded;
import dev.drydock.domain.member.MemberEvent.RolloutAborted;
import dev.drydock.domain.member.MemberEvent.RolloutPaused;
import dev.drydock.domain.member.MemberEvent.TimePassed;
import java.time.Duration;
import java.util.Optional;

/** The order waits for the device as its desired state. */
public record Left() implements MemberState {
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

    @Override
    public MemberTransition on(LeftOrderGone event, Member member, Terms terms) {
        return member.leave(terms);
    }

    @Override
    public MemberTransition on(PlaceYielded event, Member member, Terms terms) {
        return member.moveTo(new Blocked(event.to()), terms);
    }
}
