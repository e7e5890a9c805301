package dev.drydock.domain.member;

import dev.drydock.domain.member.MemberEvent.Claimed;
import dev.drydock.domain.member.MemberEvent.FoundBlocked;
import dev.drydock.domain.member.MemberEvent.FoundUnfit;
import dev.drydock.domain.member.MemberEvent.RolloutAborted;
import dev.drydock.domain.member.terms.Terms;
import java.time.Duration;
import java.util.Optional;

/** Another rollout, or somebody by hand, has the device. It is looked at again after a while. */
public record Blocked(Blocker by) implements MemberState, Pending {
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    @Override
    public boolean isBeforeOrder() {
        return true;
    }

    @Override
    public Tally tally() {
        return Tally.BLOCKED;
    }

    @Override
    public int tries() {
        return 0;
    }

    @Override
    public Optional<Duration> due(Terms terms) {
        return Optional.of(LOOK_AGAIN);
    }

    @Override
    public MemberTransition on(Claimed event, Member member, Terms terms) {
        return claim(event, member, terms);
    }

    @Override
    public MemberTransition on(FoundUnfit event, Member member, Terms terms) {
        return skip(event, member, terms);
    }

    @Override
    public MemberTransition on(FoundBlocked event, Member member, Terms terms) {
        return block(event, member, terms);
    }

    @Override
    public MemberTransition on(RolloutAborted event, Member member, Terms terms) {
        return abort(event, member, terms);
    }
}
