package dev.drydock.application.device.report;

import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The part of the device's own last report that a lost journal is recovered from.
 *
 * @param epoch of the sequence; empty when an agent wrote the report that knew of none
 * @param id of the update that the report tells of
 * @param ending how that update had ended; empty while it was under way
 */
public record FormerReport(
        long sequence,
        Optional<Epoch> epoch,
        Optional<UpdateId> id,
        Optional<Outcome.Ending> ending,
        List<Outcome> recent,
        Optional<Instant> lastSuccess) {}
