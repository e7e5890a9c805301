package dev.drydock.application.device.report;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.trust.TrustFacts;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.reason.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * The whole truth of a device at one moment; always safe to send again.
 *
 * @param sequence only grows within the memory's epoch, across restarts, gaps allowed
 * @param progress whole percent of the present state, when it has any
 * @param note why the present work waits, or what the device lacks; a reason of the state itself goes before it
 * @param trust the orders that it takes
 * @param currentVersion what runs, by its own word, its order or its digest
 */
public record DeviceReport(
        long sequence,
        Instant logTime,
        AgentMemory memory,
        Optional<Integer> progress,
        Optional<Reason> note,
        TrustFacts trust,
        String currentVersion,
        Slot slot,
        DeviceFacts device) {
    /** A report without a note, of a device that asks for no manifests. */
    public DeviceReport(
            long sequence,
            Instant logTime,
            AgentMemory memory,
            Optional<Integer> progress,
            String currentVersion,
            Slot slot,
            DeviceFacts device) {
        this(sequence, logTime, memory, progress, Optional.empty(), TrustFacts.NONE, currentVersion, slot, device);
    }
}
