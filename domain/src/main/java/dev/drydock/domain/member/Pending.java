package dev.drydock.domain.member;

import dev.drydock.domain.member.MemberEffect.SendOrder;
import dev.drydock.domain.member.MemberEvent.Claimed;
import dev.drydock.domain.member.MemberEvent.FoundBlocked;
import dev.drydock.domain.member.MemberEvent.FoundUnfit;
import dev.drydock.domain.member.MemberEvent.RolloutAborted;
import dev.drydock.domain.member.terms.Ordering;
import dev.drydock.domain.member.terms.Terms;
import java.util.Optional;

/** A member that gets its order at its next turn. */
public sealed interface Pending extends MemberState permits Held, Waiting, Blocked {
    /** The number of times that the order of this attempt was put off. */
    default int tries() {
        return 0;
    }

    @Override
    default boolean isBeforeOrder() {
        return true;
    }

    /** An order that is being withdrawn is given again only when that is confirmed, so that no late withdrawal meets it. */
    @Override
    default MemberTransition on(Claimed event, Member member, Terms terms) {
        if (member.left().equals(Optional.of(member.attempt()))) {
            return member.refuse(event);
        }
        return terms.ordering() == Ordering.DESIRED
                ? member.leave(terms)
                : member.moveTo(new Ordered(tries()), terms, new SendOrder(member.attempt()));
    }

    @Override
    default MemberTransition on(FoundUnfit event, Member member, Terms terms) {
        return member.moveTo(new Ended.Skipped(event.reason(), event.by()), terms);
    }

    @Override
    default MemberTransition on(FoundBlocked event, Member member, Terms terms) {
        return member.moveTo(new Blocked(event.by()), terms);
    }

    @Override
    default MemberTransition on(RolloutAborted event, Member member, Terms terms) {
        return member.moveTo(new Ended.Cancelled(CancelReason.ABORTED), terms);
    }
}
