package dev.drydock.application.device.journal;

import java.time.Instant;
import java.util.Optional;

/** When things truly happened in the last update, by the wall clock. */
public record Milestones(
        Optional<Instant> started,
        Optional<Instant> downloadComplete,
        Optional<Instant> startedApplying,
        Optional<Instant> ended) {
    public static final Milestones NONE =
            new Milestones(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
