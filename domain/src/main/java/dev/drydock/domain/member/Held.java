package dev.drydock.domain.member;

import dev.drydock.domain.member.MemberEvent.Claimed;
import dev.drydock.domain.member.MemberEvent.FoundBlocked;
import dev.drydock.domain.member.MemberEvent.FoundUnfit;
import dev.drydock.domain.member.MemberEvent.RolloutAborted;
import dev.drydock.domain.member.terms.Terms;

/** No order is on its way: the wave is not open, the member's turn has not come, or a pause took the order back. */
public record Held() implements MemberState, Pending {
    @Override
    public boolean isBeforeOrder() {
        return true;
    }

    @Override
    public Tally tally() {
        return Tally.HELD;
    }

    @Override
    public int tries() {
        return 0;
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
