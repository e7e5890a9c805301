package dev.drydock.application.device.agent;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import java.time.Instant;
import java.util.Optional;

/**
 * The use of the device's own last report after its journal, or the last change to it, was lost. An update that the report tells
 * of and the journal does not was accepted and forgotten: it has failed, and says so.
 */
final class Recovery {
    private final Slot running;
    private final Optional<SlotImage> image;
    private final Instant now;

    Recovery(Slot running, Optional<SlotImage> image, Instant now) {
        this.running = running;
        this.image = image;
        this.now = now;
    }

    /** The state of the update that the report tells of, when the journal does not know it. */
    Optional<AtRest> unknownToJournal(UpdateLedger ledger, FormerReport report) {
        return report.id().filter(id -> ledger.find(id).isEmpty()).map(id -> stateAfter(id, report));
    }

    /** The memory with all that the report still knows. */
    AgentMemory regain(AgentMemory memory, FormerReport report) {
        UpdateLedger ledger = memory.ledger();
        for (int i = report.recent().size() - 1; i >= 0; i--) {
            ledger = ledger.withRegained(report.recent().get(i));
        }
        if (memory.state() instanceof AtRest rest && rest.tellsOf().isPresent()) {
            ledger = withForgotten(ledger, rest.tellsOf().get(), rest);
        }
        Optional<Instant> lastSuccess = memory.lastSuccess().isPresent() ? memory.lastSuccess() : report.lastSuccess();
        return memory.withLedger(ledger).withLastSuccess(lastSuccess);
    }

    private AtRest stateAfter(UpdateId id, FormerReport report) {
        Reason lost = Reason.of(ReasonCode.JOURNAL_RECOVERED);
        Optional<Outcome.Ending> ending = report.ending();
        if (ending.equals(Optional.of(Outcome.Ending.COMPLETED)) && isOf(id)) {
            return new AtRest.Completed(
                    image.orElseThrow().order(), running, Optional.of(VersionProof.DIGEST), Optional.of(lost));
        }
        if (ending.equals(Optional.of(Outcome.Ending.ROLLED_BACK))) {
            return new AtRest.RolledBack(id, lost);
        }
        if (ending.equals(Optional.of(Outcome.Ending.CANCELLED))) {
            return new AtRest.Cancelled(id);
        }
        if (ending.equals(Optional.of(Outcome.Ending.COMPLETED))) {
            return new AtRest.Idle(Optional.of(lost));
        }
        return new AtRest.Failed(id, lost);
    }

    private boolean isOf(UpdateId id) {
        return image.isPresent() && image.get().order().id().equals(id);
    }

    /** The id must not start again, and its outcome must be told to a service that was away. */
    private UpdateLedger withForgotten(UpdateLedger ledger, UpdateId id, AtRest state) {
        UpdateLedger known = ledger.find(id).isPresent() ? ledger : ledger.withCancelled(id);
        return state.outcomeAt(now).map(ledger::withRegained).orElse(known);
    }
}
