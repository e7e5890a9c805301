package dev.drydock.domain.update;

import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.Effect.Report;
import dev.drydock.domain.update.UpdateEvent.OfWork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** An update is under way. Every such state has a deadline, in full again after a restart and bounded by counted tries. */
public sealed interface Underway extends UpdateState
        permits Cancellable, Installing, Restarting, Uncommitted, Raising, RollingBack {
    Update update();

    Stage stage();

    /** Whether the update is before its point of no return. */
    default boolean isCancellable() {
        return false;
    }

    @Override
    default Optional<Stage> working() {
        return Optional.of(stage());
    }

    @Override
    default Optional<Underway> underway() {
        return Optional.of(this);
    }

    default UpdateId id() {
        return update().id();
    }

    /** Which attempt at this state's work is the present one. */
    default int attempt() {
        return update().starts();
    }

    default Ticket ticket() {
        return new Ticket(id(), stage(), attempt());
    }

    /** Whether an event belongs to work that is over. */
    default boolean isStale(OfWork event) {
        return !event.ticket().equals(ticket());
    }

    default Slot former() {
        return update().target().other();
    }

    /** Whether the device app has been started within this state as often as it may. */
    default boolean startedTooOften(UpdatePolicy policy) {
        return update().starts() >= policy.starts();
    }

    default Transition fail(ReasonCode code, UpdatePolicy policy, Effect... first) {
        return fail(Reason.of(code), policy, first);
    }

    default Transition fail(Reason reason, UpdatePolicy policy, Effect... first) {
        return AtRest.settle(new Failed(id(), reason), policy, first);
    }

    /** The move to a state in which work goes on. */
    static Transition enter(Underway next, UpdatePolicy policy, Effect... first) {
        List<Effect> before = new ArrayList<>();
        Collections.addAll(before, first);
        before.add(new Report());
        return move(next, policy, before.toArray(Effect[]::new));
    }

    static Transition move(UpdateState next, UpdatePolicy policy, Effect... first) {
        List<Effect> effects = new ArrayList<>();
        Collections.addAll(effects, first);
        effects.addAll(next.resume(policy));
        return new Transition.Moved(next, effects);
    }
}
