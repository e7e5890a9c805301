package dev.drydock.application.device.journal;

import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateState;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The memory of a device across restarts. One value, saved whole, so that no part of it can be newer than another.
 *
 * @param lastSuccess the time of the last completed update; kept for ever
 * @param sequenceCeiling no report numbered at or above this was ever sent: numbers are reserved in blocks, so that a report
 *     costs no write
 * @param epoch of those numbers; empty in the journal of an agent that knew of none, and after the loss of a journal until the
 *     last report has been read back
 */
public record AgentMemory(
        UpdateState state,
        UpdateLedger ledger,
        Milestones milestones,
        Optional<Instant> lastSuccess,
        long sequenceCeiling,
        Optional<Epoch> epoch) {
    public static final AgentMemory BLANK = new AgentMemory(
            AtRest.Idle.FRESH, UpdateLedger.EMPTY, Milestones.NONE, Optional.empty(), 1, Optional.empty());

    /** The memory after an event moved the state. */
    public AgentMemory after(UpdateEvent event, UpdateState next, Instant now) {
        AgentMemory moved = withState(next);
        if (event.bringsToLight()) {
            return moved;
        }
        AgentMemory told = event.turnsThePage() ? moved.begun(now) : moved.passed(state, now);
        return told.withLedger(event.inLedger(ledger)).ended(state, event, now);
    }

    public AgentMemory withLedger(UpdateLedger changed) {
        return new AgentMemory(state, changed, milestones, lastSuccess, sequenceCeiling, epoch);
    }

    public AgentMemory withSequenceCeiling(long ceiling) {
        return new AgentMemory(state, ledger, milestones, lastSuccess, ceiling, epoch);
    }

    /** The memory in its own epoch; in another one when it has none. */
    public AgentMemory inEpoch(Supplier<Epoch> otherwise) {
        Optional<Epoch> known = epoch.or(() -> Optional.of(otherwise.get()));
        return new AgentMemory(state, ledger, milestones, lastSuccess, sequenceCeiling, known);
    }

    public AgentMemory withState(UpdateState changed) {
        return new AgentMemory(changed, ledger, milestones, lastSuccess, sequenceCeiling, epoch);
    }

    public AgentMemory withLastSuccess(Optional<Instant> success) {
        return new AgentMemory(state, ledger, milestones, success, sequenceCeiling, epoch);
    }

    private AgentMemory begun(Instant now) {
        return withMilestones(new Milestones(Optional.of(now), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private AgentMemory passed(UpdateState former, Instant now) {
        Optional<Stage> entered = state.working();
        if (entered.isEmpty() || former.working().equals(entered)) {
            return this;
        }
        return switch (entered.get()) {
            case VERIFYING ->
                withMilestones(new Milestones(
                        milestones.started(), Optional.of(now), milestones.startedApplying(), milestones.ended()));
            case INSTALLING ->
                withMilestones(new Milestones(
                        milestones.started(), milestones.downloadComplete(), Optional.of(now), milestones.ended()));
            case WAITING, DOWNLOADING, READY, RESTARTING, ON_TRIAL, COMMITTING, ROLLING_BACK -> this;
        };
    }

    private AgentMemory ended(UpdateState former, UpdateEvent event, Instant now) {
        Optional<Outcome> outcome = state.outcomeAt(now);
        if (outcome.isEmpty() || former.outcomeAt(now).equals(outcome)) {
            return this;
        }
        boolean succeeded = outcome.get().ending() == Ending.COMPLETED;
        Milestones all = new Milestones(
                milestones.started(), milestones.downloadComplete(), milestones.startedApplying(), Optional.of(now));
        return withLedger(event.inLedger(ledger, outcome.get()))
                .withMilestones(all)
                .withLastSuccess(succeeded ? Optional.of(now) : lastSuccess);
    }

    private AgentMemory withMilestones(Milestones changed) {
        return new AgentMemory(state, ledger, changed, lastSuccess, sequenceCeiling, epoch);
    }
}
