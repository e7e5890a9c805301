package dev.drydock.application.service.twin;

import java.util.List;
import java.util.Optional;

/**
 * What a device reported.
 *
 * @param firmwareStatus the tutorial's word, such as {@code standBy}
 * @param lastFirmwareUpdate when an update last completed, as it stands there
 * @param document all of it, as it came
 */
public record Reported(
        String firmwareStatus,
        Optional<String> lastFirmwareUpdate,
        Optional<String> currentVersion,
        Optional<ReportedUpdate> update,
        List<ReportedOutcome> recent,
        String document) {
    public Reported {
        recent = List.copyOf(recent);
    }
}
