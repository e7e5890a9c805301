package dev.drydock.application.device.agent;

import dev.drydock.application.device.trust.KeySetOffer;
import dev.drydock.application.device.trust.TrustRefusal;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.admission.Decision;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateEvent;
import java.time.Duration;
import java.util.Optional;

/**
 * Compares the desired order with the handled ones: on push, on connect and on every entry to rest. The id of the last handled
 * order is remembered apart from the ledger, so that an order that stays desired for ever starts once. Used on the mailbox alone.
 */
final class DesiredReview {
    /** The time after which an order that is held back is looked at again, as the clock may have been set. */
    static final Duration BEFORE_LOOKING_AGAIN = Duration.ofMinutes(5);

    private final UpdateRunner runner;
    private final Deadlines deadlines;
    private DesiredOrder latest = new DesiredOrder.None();
    private boolean isWaiting;

    DesiredReview(UpdateRunner runner, Deadlines deadlines) {
        this.runner = runner;
        this.deadlines = deadlines;
    }

    void take(DesiredOrder desired) {
        latest = desired;
        review();
    }

    void review() {
        latest.match(new Reviewing()).run();
    }

    private void reviewOrder(UpdateOrder order, KeySetOffer keys) {
        boolean underWay = runner.state().underway().map(Underway::id).equals(Optional.of(order.id()));
        if (isHandled(order.id()) && !underWay) {
            runner.hold(Optional.empty());
            return;
        }
        Deciding.Decided decided = runner.decide(order, keys);
        Optional<TrustRefusal> held = decided.decision().match(new HeldBack(order.id()));
        if (held.isPresent()) {
            lookAgainLater();
        } else {
            decided.decision().match(new Carrying(decided.order())).run();
        }
        runner.hold(held);
    }

    private void lookAgainLater() {
        if (!isWaiting) {
            isWaiting = true;
            deadlines.after(BEFORE_LOOKING_AGAIN, () -> runner.post(this::lookAgain));
        }
    }

    private void lookAgain() {
        isWaiting = false;
        review();
    }

    /** An id that has an outcome keeps it, whatever is desired under it afterwards. */
    private void refuse(UpdateId id, Reason reason) {
        if (isHandled(id) || !(runner.state() instanceof AtRest)) {
            return;
        }
        if (hasOutcome(id)) {
            markHandled(id);
        } else {
            begin(id, new UpdateEvent.OrderRefused(id, reason));
        }
    }

    private boolean hasOutcome(UpdateId id) {
        UpdateLedger ledger = runner.memory().ledger();
        return ledger.wasRefused(id)
                || ledger.find(id).flatMap(UpdateLedger.Entry::order).isPresent()
                || ledger.recent().stream().anyMatch(outcome -> outcome.id().equals(id));
    }

    private void markHandled(UpdateId id) {
        if (!isHandled(id)) {
            runner.save(runner.memory().withLedger(runner.memory().ledger().withDesired(id)))
                    .ifPresent(runner::notSaved);
        }
    }

    /** A disk that refuses now is tried again at the next review. */
    private void begin(UpdateId id, UpdateEvent event) {
        Optional<Reason> notSaved = runner.tryApply(
                event, memory -> memory.withLedger(memory.ledger().withDesired(id)));
        if (notSaved.isPresent()) {
            runner.notSaved(notSaved.get());
        }
    }

    private boolean isHandled(UpdateId id) {
        return runner.memory().ledger().lastDesired().equals(Optional.of(id));
    }

    /** The review of each kind of desired state. */
    private final class Reviewing implements DesiredOrder.Cases<Runnable> {
        @Override
        public Runnable none(DesiredOrder.None desired) {
            return () -> runner.hold(Optional.empty());
        }

        @Override
        public Runnable wanted(DesiredOrder.Wanted desired) {
            return () -> reviewOrder(desired.order(), desired.keys());
        }

        @Override
        public Runnable unreadable(DesiredOrder.Unreadable desired) {
            return () -> {
                runner.hold(Optional.empty());
                refuse(desired.id(), desired.reason());
            };
        }
    }

    /**
     * The consequence of each decision. A desired order that cannot be accepted now stays desired: it is reviewed again on the next
     * entry to rest, push or connect.
     */
    private final class Carrying implements Decision.Cases<Runnable> {
        private final UpdateOrder order;

        Carrying(UpdateOrder order) {
            this.order = order;
        }

        @Override
        public Runnable accept(Decision.Accept decision) {
            return () -> begin(order.id(), runner.accepted(order));
        }

        @Override
        public Runnable alreadyInstalled(Decision.AlreadyInstalled decision) {
            return () -> begin(order.id(), runner.foundInstalled(order, decision));
        }

        @Override
        public Runnable renew(Decision.Renew decision) {
            return () -> begin(order.id(), new UpdateEvent.OrderRenewed(order));
        }

        @Override
        public Runnable repeat(Decision.Repeat decision) {
            return () -> markHandled(order.id());
        }

        @Override
        public Runnable refuse(Decision.Refuse decision) {
            return () -> DesiredReview.this.refuse(order.id(), decision.reason());
        }

        @Override
        public Runnable busy(Decision.Busy decision) {
            return () -> {};
        }

        @Override
        public Runnable notNow(Decision.NotNow decision) {
            return () -> {};
        }
    }
}
