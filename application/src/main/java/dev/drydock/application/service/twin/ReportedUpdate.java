package dev.drydock.application.service.twin;

import java.util.Optional;

/**
 * The update that a device tells of, which a tutorial's device does not.
 *
 * @param id empty when the device never had an update
 * @param sequence grows with every report
 * @param state such as {@code downloading} or {@code completed}
 * @param progress whole percent of the present state
 */
public record ReportedUpdate(
        Optional<String> id,
        long sequence,
        String state,
        Optional<Integer> progress,
        Optional<ReportedReason> reason,
        Optional<String> versionProof) {}
