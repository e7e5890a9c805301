package dev.drydock.domain.update;

import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Cancelled;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.Effect.StopWork;
import dev.drydock.domain.update.UpdateEvent.CancelRequested;
import dev.drydock.domain.update.UpdateEvent.OrderRenewed;
import dev.drydock.domain.update.UpdateEvent.Started;

/** The part of an update before its point of no return: the slot that runs is untouched, and so is the boot record. */
public sealed interface Cancellable extends Underway permits Waiting, Downloading, Verifying, Ready {
    /** Whether an order brings another manifest; other places are of no use once all bytes are here. */
    default boolean bringsManifest(OrderRenewed event) {
        return event.order().id().equals(id()) && !event.order().sameManifestAs(update().order());
    }

    /** The same state after one more start of the device app. */
    Cancellable startedAgain();

    @Override
    default boolean isCancellable() {
        return true;
    }

    @Override
    default Transition on(CancelRequested event, UpdatePolicy policy) {
        if (!event.id().equals(id())) {
            return refuse(event);
        }
        return AtRest.settle(new Cancelled(id()), policy, new StopWork());
    }

    /**
     * Nothing must ever be written to a slot that runs, or that is the only one known to start. A trial that is armed is one of
     * an update before.
     */
    @Override
    default Transition on(Started event, UpdatePolicy policy) {
        boolean slotInUse =
                event.boot().running() == update().target() || event.boot().committed() == update().target();
        if (slotInUse) {
            return AtRest.startedAtRest(new Failed(id(), Reason.of(ReasonCode.SLOTS_CHANGED)), event.boot(), policy);
        }
        if (startedTooOften(policy)) {
            return fail(ReasonCode.TOO_MANY_RESTARTS, policy);
        }
        return Underway.enter(startedAgain(), policy);
    }
}
