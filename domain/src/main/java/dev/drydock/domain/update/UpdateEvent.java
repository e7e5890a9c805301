package dev.drydock.domain.update;

import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.RunningFirmware;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import java.time.Duration;
import java.util.Optional;

/** An event in the life of an update. */
public sealed interface UpdateEvent {
    /** Hands itself to the state, which alone knows what it does there. */
    Transition applyTo(UpdateState state, UpdatePolicy policy);

    /** Whether another update begins, or is told of, with this event: the milestones of the one before are void. */
    default boolean turnsThePage() {
        return false;
    }

    /** Whether the state only comes to light by this event: nothing happened to the update now. */
    default boolean bringsToLight() {
        return false;
    }

    /** The ledger with the order that this event brings. */
    default UpdateLedger inLedger(UpdateLedger ledger) {
        return ledger;
    }

    /** The ledger with the outcome that this event leads to. */
    default UpdateLedger inLedger(UpdateLedger ledger, Outcome outcome) {
        return ledger.withOutcome(outcome);
    }

    /** An event that belongs to one piece of work and is stale for any other. */
    sealed interface OfWork extends UpdateEvent {
        Ticket ticket();
    }

    /** An order was admitted; its image goes into the slot named. */
    record OrderAccepted(UpdateOrder order, Slot target) implements UpdateEvent {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }

        @Override
        public boolean turnsThePage() {
            return true;
        }

        @Override
        public UpdateLedger inLedger(UpdateLedger ledger) {
            return ledger.withAccepted(order);
        }
    }

    /** An order was admitted whose image is the one that is committed. */
    record OrderFoundInstalled(UpdateOrder order, Slot slot, VersionProof proof) implements UpdateEvent {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }

        @Override
        public boolean turnsThePage() {
            return true;
        }

        @Override
        public UpdateLedger inLedger(UpdateLedger ledger) {
            return ledger.withAccepted(order);
        }
    }

    /** A desired order was refused: nobody waits for an answer, so it is reported. */
    record OrderRefused(UpdateId id, Reason reason) implements UpdateEvent {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }

        @Override
        public boolean turnsThePage() {
            return true;
        }

        @Override
        public UpdateLedger inLedger(UpdateLedger ledger, Outcome outcome) {
            return ledger.withRefused(outcome);
        }
    }

    /** The order under way came again with another URI or another manifest, by which it goes on from now on. */
    record OrderRenewed(UpdateOrder order) implements UpdateEvent {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }

        /** The ledger keeps the renewed order, by which a repeat is judged from now on. */
        @Override
        public UpdateLedger inLedger(UpdateLedger ledger) {
            return ledger.withAccepted(order);
        }
    }

    /** The service wants the update given up. */
    record CancelRequested(UpdateId id) implements UpdateEvent {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }
    }

    /** The device app was started, which need not have been a boot. */
    record Started(Boot boot, RunningFirmware firmware) implements UpdateEvent {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }
    }

    /** The time that the state set is over. */
    record DeadlinePassed(Ticket ticket) implements OfWork {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }
    }

    /** All bytes are in the slot and on the disk. */
    record ImageDownloaded(Ticket ticket, ImageMeasure measured) implements OfWork {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }
    }

    /** The downloaded image is the ordered one. */
    record ImageVerified(Ticket ticket) implements OfWork {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }
    }

    /** The image may be installed now. */
    record WindowOpened(Ticket ticket) implements OfWork {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }
    }

    /** The slot was read again, is whole, and is armed; this was done during the boot named. */
    record ImageInstalled(Ticket ticket, BootId during) implements OfWork {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }
    }

    /** The image that runs is the one ordered, and healthy. The proof is empty for a simulated update. */
    record HealthPassed(Ticket ticket, Optional<VersionProof> proof) implements OfWork {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }
    }

    /** The boot record is final. */
    record BootCommitted(Ticket ticket) implements OfWork {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }
    }

    /** The numbers of the committed manifest are in every place of the floor. */
    record FloorRaised(Ticket ticket) implements OfWork {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }
    }

    /**
     * The work could not be done.
     *
     * @param notBefore how long whoever refused it asked to be left alone; zero when it did not say
     */
    record WorkFailed(Ticket ticket, Reason reason, Duration notBefore) implements OfWork {
        public WorkFailed(Ticket ticket, Reason reason) {
            this(ticket, reason, Duration.ZERO);
        }

        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }
    }

    /** The work was stopped before it came to a result. */
    record WorkStopped(Ticket ticket) implements OfWork {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }
    }

    /** A trial was called off, as far as the disk let it; empty when the boot record cannot be read now. */
    record Disarmed(Slot keep, Optional<Boot> found) implements UpdateEvent {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }
    }

    /** The time before a trial is called off once more is over. */
    record DisarmDue(Slot keep) implements UpdateEvent {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }
    }

    /** The device's own last report was read back; the state is that of an update of which the journal knows nothing. */
    record ReportRecovered(Optional<AtRest> unknownToJournal) implements UpdateEvent {
        @Override
        public Transition applyTo(UpdateState state, UpdatePolicy policy) {
            return state.on(this, policy);
        }

        @Override
        public boolean bringsToLight() {
            return true;
        }
    }
}
