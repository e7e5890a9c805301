package dev.drydock.bootstrap.service.view;

import dev.drydock.application.service.word.FirmwareStatus;
import java.util.Optional;

/** The lines in which the tutorial's service speaks of each status. */
public final class StatusLines {
    private StatusLines() {}

    /**
     * The line for a status.
     *
     * @param status empty for a word that is not known
     */
    public static String of(Optional<FirmwareStatus> status) {
        return status.map(StatusLines::of).orElse("Unknown status");
    }

    private static String of(FirmwareStatus status) {
        return switch (status) {
            case STAND_BY -> "Waiting on device...";
            case DOWNLOADING -> "Downloading firmware...";
            case APPLYING -> "Download complete, applying firmware...";
            case COMPLETED -> "Firmware applied";
            case FAILED -> "Unknown status";
        };
    }
}
