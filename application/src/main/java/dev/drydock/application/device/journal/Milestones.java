package dev.drydock.application.device.journal;

import java.time.Instant;
import java.util.Optional;

/** The times of the last update's milestones, by the wall clock. */
public record Milestones(
        Optional<Instant> started,
        Optional<Instant> downloadComplete,
        Optional<Instant> startedApplying,
        Optional<Instant> ended) {
    public static final Milestones NONE =
            new Milestones(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
