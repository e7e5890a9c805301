package dev.drydock.application.service.twin;

import dev.drydock.application.service.word.Word;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import java.util.Optional;

/**
 * The outcome of one of a device's last updates, as the device reported it.
 *
 * @param time as the device wrote it
 */
public record ReportedOutcome(
        UpdateId id, Word<Ending> ending, Optional<ReportedReason> reason, Optional<String> time) {}
