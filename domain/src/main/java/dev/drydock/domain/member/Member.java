package dev.drydock.domain.member;

import dev.drydock.domain.member.MemberEffect.LeaveOrder;
import dev.drydock.domain.member.MemberEffect.WithdrawOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A device's part in a rollout.
 *
 * @param attempt the number of the order that it has, or gets next; from 1. It names the order, so that it grows only when the
 *     device has reported the end of the one before, or was sent a cancel of it
 * @param left the attempt whose order was left as desired state, and is not known to be withdrawn
 */
public record Member(MemberState state, int attempt, Optional<Integer> left) {
    /** A member whose wave has not reached it. */
    public static final Member HELD = new Member(new Held(), 1, Optional.empty());

    /** The effect of an event. Nothing but this moves a member. */
    public MemberTransition on(MemberEvent event, Terms terms) {
        return event.applyTo(this, terms);
    }

    /** The withdrawal that has to be asked for again after a crash. */
    public List<MemberEffect> resume() {
        return left.filter(order -> !state.keepsDesired())
                .<List<MemberEffect>>map(order -> List.of(new WithdrawOrder(order)))
                .orElse(List.of());
    }

    /** The withdrawal of an order has reached the desired state. */
    MemberTransition withdrawn(MemberEvent.WithdrawalConfirmed event) {
        return left.equals(Optional.of(event.attempt())) && !state.keepsDesired()
                ? new MemberTransition.Continued(new Member(state, attempt, Optional.empty()), List.of())
                : refuse(event);
    }

    MemberTransition moveTo(MemberState next, Terms terms, MemberEffect... first) {
        return moved(new Member(next, attempt, left), terms, first);
    }

    /** The next order is another one. */
    MemberTransition moveToNextAttempt(MemberState next, Terms terms) {
        return moved(new Member(next, attempt + 1, left), terms);
    }

    /** The order waits for the device as its desired state. */
    MemberTransition leave(Terms terms) {
        return moved(new Member(new Left(), attempt, Optional.of(attempt)), terms, new LeaveOrder(attempt));
    }

    /** The order that was left has been replaced by a stranger's, which stays. */
    MemberTransition replacedByHand(Terms terms) {
        return moved(new Member(new Blocked(Blocker.BY_HAND), attempt, Optional.empty()), terms);
    }

    MemberTransition continued(MemberEffect... effects) {
        return new MemberTransition.Continued(this, List.of(effects));
    }

    MemberTransition refuse(MemberEvent event) {
        return new MemberTransition.Refused(this, event);
    }

    boolean isNow(int named) {
        return named == attempt;
    }

    private static MemberTransition moved(Member next, Terms terms, MemberEffect... first) {
        List<MemberEffect> effects = new ArrayList<>(List.of(first));
        effects.addAll(next.resume());
        return new MemberTransition.Moved(next, next.state.due(terms), effects);
    }
}
