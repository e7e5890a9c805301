package dev.drydock.application.device.journal;

import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Installing;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.domain.update.Verifying;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The memory of a device across restarts. One value, saved whole, so that no part of it can be newer than another.
 *
 * @param lastSuccess the time of the last completed update; kept for ever
 * @param sequenceCeiling no report numbered at or above this was ever sent: numbers are reserved in blocks, so that a report
 *     costs no write
 */
public record AgentMemory(
        UpdateState state,
        UpdateLedger ledger,
        Milestones milestones,
        Optional<Instant> lastSuccess,
        long sequenceCeiling) {
    public static final AgentMemory BLANK =
            new AgentMemory(AtRest.Idle.FRESH, UpdateLedger.EMPTY, Milestones.NONE, Optional.empty(), 1);

    /** The memory after an event moved the state. */
    public AgentMemory after(UpdateEvent event, UpdateState next, Instant now) {
        AgentMemory moved = withState(next);
        if (event instanceof UpdateEvent.ReportRecovered) {
            return moved;
        }
        if (event instanceof UpdateEvent.OrderAccepted accepted) {
            return moved.begun(ledger.withAccepted(accepted.order()), now);
        }
        if (event instanceof UpdateEvent.OrderFoundInstalled found) {
            return moved.begun(ledger.withAccepted(found.order()), now).ended(state, now);
        }
        if (event instanceof UpdateEvent.OrderRefused) {
            return moved.begun(ledger, now).ended(state, now, UpdateLedger::withRefused);
        }
        return moved.passed(state, now).ended(state, now);
    }

    public AgentMemory withLedger(UpdateLedger changed) {
        return new AgentMemory(state, changed, milestones, lastSuccess, sequenceCeiling);
    }

    public AgentMemory withSequenceCeiling(long ceiling) {
        return new AgentMemory(state, ledger, milestones, lastSuccess, ceiling);
    }

    public AgentMemory withState(UpdateState changed) {
        return new AgentMemory(changed, ledger, milestones, lastSuccess, sequenceCeiling);
    }

    public AgentMemory withLastSuccess(Optional<Instant> success) {
        return new AgentMemory(state, ledger, milestones, success, sequenceCeiling);
    }

    private AgentMemory begun(UpdateLedger changed, Instant now) {
        Milestones begun = new Milestones(Optional.of(now), Optional.empty(), Optional.empty(), Optional.empty());
        return new AgentMemory(state, changed, begun, lastSuccess, sequenceCeiling);
    }

    private AgentMemory passed(UpdateState former, Instant time) {
        UpdateState now = state.plain();
        boolean entered = !former.plain().getClass().equals(now.getClass());
        Milestones seen = milestones;
        if (entered && now instanceof Verifying) {
            seen = new Milestones(seen.started(), Optional.of(time), seen.startedApplying(), seen.ended());
        }
        if (entered && now instanceof Installing) {
            seen = new Milestones(seen.started(), seen.downloadComplete(), Optional.of(time), seen.ended());
        }
        return new AgentMemory(state, ledger, seen, lastSuccess, sequenceCeiling);
    }

    private AgentMemory ended(UpdateState former, Instant now) {
        return ended(former, now, UpdateLedger::withOutcome);
    }

    private AgentMemory ended(
            UpdateState former, Instant now, BiFunction<UpdateLedger, Outcome, UpdateLedger> remembering) {
        Optional<Outcome> outcome = state.outcomeAt(now);
        if (outcome.isEmpty() || former.outcomeAt(now).equals(outcome)) {
            return this;
        }
        boolean succeeded = outcome.get().ending() == Ending.COMPLETED;
        Milestones all = new Milestones(
                milestones.started(), milestones.downloadComplete(), milestones.startedApplying(), Optional.of(now));
        return new AgentMemory(
                state,
                remembering.apply(ledger, outcome.get()),
                all,
                succeeded ? Optional.of(now) : lastSuccess,
                sequenceCeiling);
    }
}
