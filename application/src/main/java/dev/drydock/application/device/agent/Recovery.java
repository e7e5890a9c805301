package dev.drydock.application.device.agent;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.UpdateState;
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
        ledger = withForgotten(ledger, memory.state());
        Optional<Instant> lastSuccess = memory.lastSuccess().isPresent() ? memory.lastSuccess() : report.lastSuccess();
        return memory.withLedger(ledger).withLastSuccess(lastSuccess);
    }

    private AtRest stateAfter(UpdateId id, FormerReport report) {
        Reason lost = Reason.of(ReasonCode.JOURNAL_RECOVERED);
        return report.ending().map(ending -> ended(id, ending, lost)).orElseGet(() -> new AtRest.Failed(id, lost));
    }

    private AtRest ended(UpdateId id, Outcome.Ending ending, Reason lost) {
        return switch (ending) {
            case COMPLETED -> completed(id, lost);
            case FAILED -> new AtRest.Failed(id, lost);
            case ROLLED_BACK -> new AtRest.RolledBack(id, lost);
            case CANCELLED -> new AtRest.Cancelled(id);
        };
    }

    private AtRest completed(UpdateId id, Reason lost) {
        Optional<UpdateOrder> order =
                image.map(SlotImage::order).filter(kept -> kept.id().equals(id));
        return order.<AtRest>map(kept ->
                        new AtRest.Completed(kept, running, Optional.of(VersionProof.DIGEST), Optional.of(lost)))
                .orElseGet(() -> new AtRest.Idle(Optional.of(lost)));
    }

    /** The id must not start again, and its outcome must be told to a service that was away. */
    private UpdateLedger withForgotten(UpdateLedger ledger, UpdateState state) {
        return state.outcomeAt(now).map(ledger::withRegained).orElse(ledger);
    }
}
