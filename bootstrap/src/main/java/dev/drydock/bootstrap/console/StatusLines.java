package dev.drydock.bootstrap.console;

/** The lines in which the tutorial's service speaks of each status. */
public final class StatusLines {
    private StatusLines() {}

    public static String of(String firmwareStatus) {
        return switch (firmwareStatus) {
            case "standBy" -> "Waiting on device...";
            case "downloading" -> "Downloading firmware...";
            case "applying" -> "Download complete, applying firmware...";
            case "completed" -> "Firmware applied";
            default -> "Unknown status";
        };
    }
}
