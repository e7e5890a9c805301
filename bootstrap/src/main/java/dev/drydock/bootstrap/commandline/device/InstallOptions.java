package dev.drydock.bootstrap.commandline.device;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.device.settings.InstallSettings;
import dev.drydock.domain.window.InstallWindow;
import dev.drydock.domain.window.InstallWindows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of installations and of the checks after them. */
public final class InstallOptions {
    @Option(
            names = "--installer",
            paramLabel = "COMMAND",
            description =
                    "Let COMMAND install images: a program and its words, run without a shell and with a verb as its "
                            + "last word, install, running, commit or rollback. Without it, images are kept and started in two "
                            + "slots of the state folder.")
    @Nullable
    String installer;

    @Option(
            names = "--install-window",
            paramLabel = "HOURS",
            split = ";",
            description = "Install only then, by local time: 02:00-05:00, or Mon-Fri 22:00-05:00. May be repeated.")
    List<String> windows = new ArrayList<>();

    @Option(
            names = "--install-timeout",
            paramLabel = "TIME",
            defaultValue = "1h",
            description = "Time limit of the installation. Default: ${DEFAULT-VALUE}.")
    Duration installTimeout = Duration.ofHours(1);

    @Option(
            names = "--health-check",
            paramLabel = "COMMAND",
            description =
                    "Succeeds when the new image is well. Without it, the slot has to be whole, or the installer to "
                            + "say what runs.")
    @Nullable
    String healthCheck;

    @Option(
            names = "--trial-timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "Time limit of the health check of a new image. Default: ${DEFAULT-VALUE}.")
    Duration trialTimeout = Duration.ofMinutes(10);

    @Option(
            names = "--version-command",
            paramLabel = "COMMAND",
            description =
                    "Prints the version that runs. Without it, the installer says it, or the image's digest stands "
                            + "for it.")
    @Nullable
    String versionCommand;

    /** Checked as far as it can be before an update comes. */
    public InstallSettings settings() {
        return new InstallSettings(
                CommandText.of("--installer", installer).map(command -> CommandText.program("--installer", command)),
                new InstallWindows(windows.stream().map(InstallOptions::window).toList()),
                CommandText.of("--health-check", healthCheck),
                CommandText.of("--version-command", versionCommand),
                InstallSettings.STANDARD.commandLimit());
    }

    public Duration installTimeout() {
        return installTimeout;
    }

    public Duration trialTimeout() {
        return trialTimeout;
    }

    private static InstallWindow window(String text) {
        try {
            return InstallWindow.parse(text);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse("--install-window: " + e.getMessage());
        }
    }
}
