package dev.drydock.domain.update;

import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.UpdateEvent.Started;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The device app was started, and what this start does to the state in the journal is not durable yet. Nothing else moves the
 * state before that, however long the disk refuses it. Never in a journal.
 */
public record Starting(UpdateState journalled) implements UpdateState {
    @Override
    public List<Effect> resume(UpdatePolicy policy) {
        return List.of();
    }

    @Override
    public Transition on(Started event, UpdatePolicy policy) {
        return journalled.on(event, policy);
    }

    @Override
    public Optional<Outcome> outcomeAt(Instant now) {
        return journalled.outcomeAt(now);
    }

    @Override
    public Optional<Reason> why() {
        return journalled.why();
    }

    @Override
    public Optional<Stage> working() {
        return journalled.working();
    }

    /** Not while nothing may be reported or decided on, whatever goes on within. */
    @Override
    public Optional<Underway> underway() {
        return Optional.empty();
    }

    @Override
    public boolean isRecovering() {
        return journalled.isRecovering();
    }

    @Override
    public UpdateState plain() {
        return journalled.plain();
    }

    @Override
    public Optional<Reason> notReady() {
        return Optional.of(new Reason(ReasonCode.NOT_READY, "the device app is starting; try again"));
    }
}
