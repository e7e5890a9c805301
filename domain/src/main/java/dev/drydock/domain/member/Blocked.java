package dev.drydock.domain.member;

import dev.drydock.domain.member.MemberEvent.RolloutAborted;
import dev.drydock.domain.member.MemberEvent.TimePassed;
import java.time.Duration;
import java.util.Optional;

/** Another rollout, or somebody by hand, has the device. */
public record Blocked(Blocker by) implements MemberState {
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    @Override
    public Tally tally() {
        return Tally.BLOCKED;
    }

    @Override
    public Optional<Duration> due(Terms terms) {
        return Optional.of(LOOK_AGAIN);
    }

    @Override
    public MemberTransition on(TimePassed event, Member member, Terms terms) {
        return member.moveTo(new Held(), terms);
    }

    @Override
    public MemberTransition on(RolloutAborted event, Member member, Terms terms) {
        return member.moveTo(new Ended.Cancelled(CancelReason.ABORTED), terms);
    }
}
