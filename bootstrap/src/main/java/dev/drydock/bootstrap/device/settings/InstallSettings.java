package dev.drydock.bootstrap.device.settings;

import dev.drydock.domain.window.InstallWindows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of installations.
 *
 * @param installer the program that puts images in place, and its words; empty for slots in the state folder
 * @param windows when it may
 * @param healthCommand objects to an image that is no good
 * @param versionCommand prints what runs
 * @param commandLimit the time for a command, or the installer, to say what runs
 */
public record InstallSettings(
        Optional<List<String>> installer,
        InstallWindows windows,
        Optional<String> healthCommand,
        Optional<String> versionCommand,
        Duration commandLimit) {
    /** Slots in the state folder, at any time, without commands. */
    public static final InstallSettings STANDARD = new InstallSettings(
            Optional.empty(), InstallWindows.ALWAYS, Optional.empty(), Optional.empty(), Duration.ofSeconds(30));
}
