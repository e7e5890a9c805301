package dev.drydock.application.fleet.engine;

import dev.drydock.domain.member.MemberEffect;
import dev.drydock.domain.member.MemberEvent;
import java.util.Optional;

/** Ways in which an engine, its ledger or its transport may be broken; drawn worlds have to notice each. */
enum Fault {
    NONE,
    WAVES_NOT_SAVED,
    LAST_MEMBER_OF_A_BATCH_NOT_SAVED,
    CLAIMS_NEVER_LAPSE,
    BACK_OFFS_NEVER_END,
    HELD_MEMBERS_NOT_FOUND,
    SETTLED_TOO_EARLY,
    PAUSES_NOT_SEEN,
    LEFT_ORDERS_NOT_FOUND,
    ORDERS_TO_CANCEL_NOT_FOUND,
    WITHDRAWALS_NOT_SENT,
    CANCELS_NOT_SENT,
    ORDERS_NOT_SENT,
    ORDERS_UNDER_ANOTHER_ID,
    COMPLETIONS_NOT_HEARD,
    CONFIRMATIONS_NOT_HEARD,
    FAILURES_HEARD_AS_COMPLETIONS,
    OTHER_ROLLOUTS_NOT_SEEN,
    SUCCESSES_ELSEWHERE_NOT_SEEN,
    PLACES_NEVER_YIELDED,
    DEVICES_TO_ROLL_BACK_NOT_FOUND,
    TIME_STANDS_STILL;

    /** The event that arrives in place of one; none when it is lost. */
    Optional<MemberEvent> heard(MemberEvent event) {
        boolean isLost = (this == COMPLETIONS_NOT_HEARD && event instanceof MemberEvent.CompletionReported)
                || (this == CONFIRMATIONS_NOT_HEARD && event instanceof MemberEvent.WithdrawalConfirmed);
        if (isLost) {
            return Optional.empty();
        }
        return this == FAILURES_HEARD_AS_COMPLETIONS && event instanceof MemberEvent.FailureReported failure
                ? Optional.of(new MemberEvent.CompletionReported(failure.attempt()))
                : Optional.of(event);
    }

    /** The task that goes out in place of one; none when it is lost. */
    Optional<Task> sent(Task task) {
        boolean isLost = (this == WITHDRAWALS_NOT_SENT && task.effect() instanceof MemberEffect.WithdrawOrder)
                || (this == CANCELS_NOT_SENT && task.effect() instanceof MemberEffect.CancelUpdate)
                || (this == ORDERS_NOT_SENT && task.effect() instanceof MemberEffect.SendOrder);
        if (isLost) {
            return Optional.empty();
        }
        return this == ORDERS_UNDER_ANOTHER_ID && task.effect() instanceof MemberEffect.SendOrder order
                ? Optional.of(new Task(task.rollout(), task.device(), new MemberEffect.SendOrder(order.attempt() + 1)))
                : Optional.of(task);
    }
}
