package dev.drydock.domain.update;

import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Effect.Disarm;
import dev.drydock.domain.update.Effect.DisarmLater;
import dev.drydock.domain.update.Effect.Report;
import dev.drydock.domain.update.Effect.RestartInto;
import dev.drydock.domain.update.Effect.ReviewDesired;
import dev.drydock.domain.update.UpdateEvent.DisarmDue;
import dev.drydock.domain.update.UpdateEvent.Disarmed;
import dev.drydock.domain.update.UpdateEvent.OrderAccepted;
import dev.drydock.domain.update.UpdateEvent.OrderFoundInstalled;
import dev.drydock.domain.update.UpdateEvent.OrderRefused;
import dev.drydock.domain.update.UpdateEvent.Started;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** No update is under way: the state says how the last one ended, and takes the next order. */
public sealed interface AtRest extends UpdateState {
    /** The pause before a trial is called off once more. */
    Duration BEFORE_DISARMING_AGAIN = Duration.ofSeconds(5);

    /** The update whose end this state tells of. */
    Optional<UpdateId> tellsOf();

    /** The way in which that update ended. */
    Optional<Ending> ending();

    @Override
    Optional<Reason> why();

    @Override
    default Optional<Underway> underway() {
        return Optional.empty();
    }

    @Override
    default Optional<Outcome> outcomeAt(Instant now) {
        return tellsOf().flatMap(id -> ending().map(ending -> new Outcome(id, ending, why(), now)));
    }

    @Override
    default List<Effect> resume(UpdatePolicy policy) {
        return List.of(new Report(), new ReviewDesired());
    }

    @Override
    default Transition on(OrderAccepted event, UpdatePolicy policy) {
        return Underway.enter(new Waiting(Update.of(event.order(), event.target())), policy);
    }

    @Override
    default Transition on(OrderFoundInstalled event, UpdatePolicy policy) {
        String ordered =
                event.order().version().map(version -> " as version " + version).orElse("");
        Reason known = new Reason(
                ReasonCode.ALREADY_INSTALLED,
                "the image ordered" + ordered + " is the one that is committed; nothing was installed");
        Completed completed =
                new Completed(event.order(), event.slot(), Optional.of(event.proof()), Optional.of(known));
        return event.order().manifest().isPresent()
                ? Underway.enter(
                        new Raising(Update.of(event.order(), event.slot()), completed.proof(), completed.note()),
                        policy)
                : settle(completed, policy);
    }

    /** An order that reuses the id of the update that this state tells of does not change how that update ended. */
    @Override
    default Transition on(OrderRefused event, UpdatePolicy policy) {
        if (tellsOf().equals(Optional.of(event.id()))) {
            return refuse(event);
        }
        return settle(new Failed(event.id(), event.reason()), policy);
    }

    @Override
    default Transition on(Started event, UpdatePolicy policy) {
        return startedAtRest(this, event.boot(), policy);
    }

    /**
     * A trial that the disk did not let be called off, or an image that runs though it is not the committed one, would keep the device
     * from every further order. The restart is asked for once for each trial: after it there is none left to call off.
     */
    @Override
    default Transition on(Disarmed event, UpdatePolicy policy) {
        if (event.found().isEmpty() || event.found().get().undecided()) {
            return new Transition.Continued(this, List.of(new DisarmLater(event.keep(), BEFORE_DISARMING_AGAIN)));
        }
        Boot found = event.found().get();
        return new Transition.Continued(
                this, found.settled() ? List.of() : List.of(new RestartInto(found.committed())));
    }

    @Override
    default Transition on(DisarmDue event, UpdatePolicy policy) {
        return new Transition.Continued(this, List.of(new Disarm(event.keep())));
    }

    /** A trial or an installation that belongs to no update is called off: the slot that is committed stays the one that is started. */
    static Transition startedAtRest(AtRest next, Boot boot, UpdatePolicy policy) {
        return boot.undecided() ? settle(next, policy, new Disarm(boot.committed())) : settle(next, policy);
    }

    /** The move to a state at rest: what is named first, then what it asks for itself. */
    static Transition settle(AtRest next, UpdatePolicy policy, Effect... first) {
        return Underway.move(next, policy, first);
    }

    /** Nothing has been done yet, and nothing is to do. */
    record Idle(Optional<Reason> note) implements AtRest {
        public static final Idle FRESH = new Idle(Optional.empty());

        @Override
        public Optional<UpdateId> tellsOf() {
            return Optional.empty();
        }

        @Override
        public Optional<Ending> ending() {
            return Optional.empty();
        }

        @Override
        public Optional<Reason> why() {
            return note;
        }
    }

    /**
     * The image ordered runs, was proven and is committed.
     *
     * @param slot where it is
     * @param proof by what it is known to be the one ordered; empty for a simulated update
     * @param note {@code already-installed} when nothing had to be done, {@code journal-recovered} after a loss
     */
    record Completed(UpdateOrder order, Slot slot, Optional<VersionProof> proof, Optional<Reason> note)
            implements AtRest {
        @Override
        public Optional<UpdateId> tellsOf() {
            return Optional.of(order.id());
        }

        @Override
        public Optional<Ending> ending() {
            return Optional.of(Ending.COMPLETED);
        }

        @Override
        public Optional<Reason> why() {
            return note;
        }

        /** The one outcome that can change: what was proven then is not what runs now. */
        @Override
        public Transition on(Started event, UpdatePolicy policy) {
            boolean elsewhere = event.boot().running() != slot;
            if (elsewhere || event.firmware().contradicts(order.version(), order.digest())) {
                RolledBack reverted = new RolledBack(order.id(), Reason.of(ReasonCode.REVERTED_LATER));
                return startedAtRest(reverted, event.boot(), policy);
            }
            return startedAtRest(this, event.boot(), policy);
        }
    }

    /** The update ended with the device on the image that it had. */
    record Failed(UpdateId id, Reason reason) implements AtRest {
        @Override
        public Optional<UpdateId> tellsOf() {
            return Optional.of(id);
        }

        @Override
        public Optional<Ending> ending() {
            return Optional.of(Ending.FAILED);
        }

        @Override
        public Optional<Reason> why() {
            return Optional.of(reason);
        }
    }

    /** The new image was started, or was to be, and the device is back on the old one. */
    record RolledBack(UpdateId id, Reason reason) implements AtRest {
        @Override
        public Optional<UpdateId> tellsOf() {
            return Optional.of(id);
        }

        @Override
        public Optional<Ending> ending() {
            return Optional.of(Ending.ROLLED_BACK);
        }

        @Override
        public Optional<Reason> why() {
            return Optional.of(reason);
        }
    }

    /** The update was cancelled because the service asked for it. */
    record Cancelled(UpdateId id) implements AtRest {
        @Override
        public Optional<UpdateId> tellsOf() {
            return Optional.of(id);
        }

        @Override
        public Optional<Ending> ending() {
            return Optional.of(Ending.CANCELLED);
        }

        @Override
        public Optional<Reason> why() {
            return Optional.empty();
        }
    }
}
