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
sealed interface Pending permits Held, Waiting, Blocked {
    /** The number of times that the order of this attempt was put off. */
    int tries();

    /** An order that is being withdrawn is given again only when that is confirmed, so that no late withdrawal meets it. */
    default MemberTransition claim(Claimed event, Member member, Terms terms) {
        if (member.left().equals(Optional.of(member.attempt()))) {
            return member.refuse(event);
        }
        return terms.ordering() == Ordering.DESIRED
                ? member.leave(terms)
                : member.moveTo(new Ordered(tries()), terms, new SendOrder(member.attempt()));
    }

    default MemberTransition skip(FoundUnfit event, Member member, Terms terms) {
        return member.moveTo(new Ended.Skipped(event.reason(), event.by()), terms);
    }

    default MemberTransition block(FoundBlocked event, Member member, Terms terms) {
        return member.moveTo(new Blocked(event.by()), terms);
    }

    default MemberTransition abort(RolloutAborted event, Member member, Terms terms) {
        return member.moveTo(new Ended.Cancelled(CancelReason.ABORTED), terms);
    }
}
