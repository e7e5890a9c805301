package dev.drydock.domain.member;

import dev.drydock.domain.member.MemberEffect.CancelUpdate;
import dev.drydock.domain.member.MemberEffect.LeaveOrder;
import dev.drydock.domain.member.MemberEffect.WithdrawOrder;
import dev.drydock.domain.member.terms.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A device's part in a rollout.
 *
 * @param attempt the number of the order that it has, or gets next; from 1. It names the order, so that it grows only when the
 *     device has reported the end of the one before, or was sent a cancel of it
 * @param left the attempt whose order was left as desired state, and is not known to be withdrawn
 * @param isCancelled whether the device was told to cancel the order that it has
 * @param isForced whether an operator wants the device to get the order although a later rollout has superseded this one
 * @param leavings the number of times that an order was left; it tells the withdrawal of one from a late one of the time before
 * @param reach how far an order of it may have come
 */
public record Member(
        MemberState state,
        int attempt,
        Optional<Integer> left,
        boolean isCancelled,
        boolean isForced,
        int leavings,
        Reach reach) {
    /** The way that an order of a member may have come. */
    public enum Reach {
        /** None was given. */
        NONE,
        /** The device may have it. */
        DEVICE,
        /** The device may have had it, and gets another image instead. */
        ROLLED_BACK
    }

    /** A member whose wave has not reached it. */
    public static final Member HELD = new Member(new Held(), 1, Optional.empty(), false, false, 0, Reach.NONE);

    /** Whether no other rollout may give the device an order: it has one of this rollout, or may find one in its desired state. */
    public boolean holdsDevice() {
        Tally tally = state.tally();
        return tally.isActive() || (!tally.isEnded() && left.isPresent());
    }

    /** Whether members of other rollouts may have waited for the device, and need not any more once this one has become another. */
    public boolean letsGo(Member next) {
        boolean waited = state.blockedBy().isPresent() && next.state.blockedBy().isEmpty();
        return waited || (holdsDevice() && !next.holdsDevice());
    }

    /** The effect of an event. Nothing but this moves a member. */
    public MemberTransition on(MemberEvent event, Terms terms) {
        return event.applyTo(this, terms);
    }

    /** The cancel and the withdrawal that have to be asked for again after a crash, and with every move. */
    public List<MemberEffect> resume() {
        if (!isCancelled && left.isEmpty()) {
            return List.of();
        }
        List<MemberEffect> effects = new ArrayList<>();
        if (isCancelled && state.mayBeCancelled()) {
            effects.add(new CancelUpdate(attempt));
        }
        left.filter(order -> !keeps(order))
                .map(order -> new WithdrawOrder(order, leavings))
                .ifPresent(effects::add);
        return effects;
    }

    /** Whether an order that was left stays in the desired state: the present one, while it waits there or is carried out. */
    private boolean keeps(int order) {
        return order == attempt && state.keepsDesired();
    }

    /** The withdrawal of an order has reached the desired state. */
    MemberTransition withdrawn(MemberEvent.WithdrawalConfirmed event) {
        return left.equals(Optional.of(event.attempt())) && event.leaving() == leavings && !keeps(event.attempt())
                ? new MemberTransition.Continued(
                        new Member(state, attempt, Optional.empty(), isCancelled, isForced, leavings, reach), List.of())
                : refuse(event);
    }

    /** An order that was cancelled is never given again: a member that goes back before it gets the next one. */
    MemberTransition moveTo(MemberState next, Terms terms, MemberEffect... first) {
        return isCancelled && next.isBeforeOrder()
                ? moveToNextAttempt(next, terms)
                : moved(new Member(next, attempt, left, isCancelled, isForced, leavings, reach), terms, first);
    }

    /** The next order is another one. */
    MemberTransition moveToNextAttempt(MemberState next, Terms terms) {
        return moved(new Member(next, attempt + 1, left, false, isForced, leavings, reach), terms);
    }

    /** The order waits for the device as its desired state, unless it was cancelled. */
    MemberTransition leave(Terms terms) {
        return isCancelled
                ? moveToNextAttempt(new Held(), terms)
                : moved(
                        new Member(new Left(), attempt, Optional.of(attempt), false, isForced, leavings + 1, reach),
                        terms,
                        new LeaveOrder(attempt));
    }

    /** The order that was left has been replaced by a stranger's, which stays. */
    MemberTransition replacedByHand(Terms terms) {
        return new Member(state, attempt, Optional.empty(), isCancelled, isForced, leavings, reach)
                .moveTo(new Blocked(Blocker.BY_HAND), terms);
    }

    /** The device is told to cancel the order. */
    MemberTransition cancel() {
        Member cancelled = new Member(state, attempt, left, true, isForced, leavings, reach);
        return new MemberTransition.Continued(cancelled, cancelled.resume());
    }

    /** The same, for which it is no matter what later rollouts did. */
    Member forced() {
        return new Member(state, attempt, left, isCancelled, true, leavings, reach);
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

    /** The device is about to get another image. */
    MemberTransition rolledBack(MemberEvent.RolledBack event) {
        return state.tally().isEnded() && reach == Reach.DEVICE
                ? new MemberTransition.Continued(reaching(Reach.ROLLED_BACK), List.of())
                : refuse(event);
    }

    private Member reaching(Reach other) {
        return new Member(state, attempt, left, isCancelled, isForced, leavings, other);
    }

    private static MemberTransition moved(Member moving, Terms terms, MemberEffect... first) {
        Member next = moving.state.tally().showsOrder() ? moving.reaching(Reach.DEVICE) : moving;
        List<MemberEffect> effects = new ArrayList<>(List.of(first));
        effects.addAll(next.resume());
        return new MemberTransition.Moved(next, next.state.due(terms), effects);
    }
}
