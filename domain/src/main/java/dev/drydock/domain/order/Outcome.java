package dev.drydock.domain.order;

import dev.drydock.domain.reason.Reason;
import java.time.Instant;
import java.util.Optional;

/** The end of one update. */
public record Outcome(UpdateId id, Ending ending, Optional<Reason> reason, Instant time) {
    /** The four ways in which an update ends. */
    public enum Ending {
        COMPLETED,
        FAILED,
        ROLLED_BACK,
        CANCELLED
    }
}
