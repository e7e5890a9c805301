package dev.drydock.bootstrap.commandline.device;

import dev.drydock.application.device.trust.TrustAnchor;
import dev.drydock.application.device.trust.TrustMode;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.device.settings.DeviceIdentity;
import dev.drydock.bootstrap.device.settings.TrustSettings;
import dev.drydock.domain.trust.manifest.Manifest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say whose images a device installs. */
public final class TrustOptions {
    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,31}");

    @Option(
            names = "--trust",
            paramLabel = "DIR",
            description =
                    "Take orders alone whose manifest is signed with a key that DIR/keyset.json names. DIR is part of the "
                            + "image; it may have a floor.json. Without it, whoever may give orders may install anything.")
    @Nullable
    Path trust;

    @Option(
            names = "--allow-unsigned",
            description = "With --trust, take orders without a manifest as well. Any image is installed then!")
    boolean allowUnsigned;

    @Option(
            names = "--image-type",
            paramLabel = "TYPE",
            description = "The type of the images that the device installs, as manifests name it. Default: "
                    + Manifest.PLAIN_TYPE + ".")
    @Nullable
    String imageType;

    @Option(
            names = "--counter-store",
            paramLabel = "COMMAND",
            description =
                    "Keep the security counter outside the disk too: COMMAND read prints it, COMMAND raise N makes it "
                            + "at least N. Run without a shell.")
    @Nullable
    String counterStore;

    /** Whether orders have to be signed, or may be. */
    public boolean isAsked() {
        return trust != null;
    }

    /** Reads and checks the trust folder; wrong use when it cannot be trusted. */
    public Optional<TrustSettings> settings(DeviceIdentity identity) {
        if (trust == null) {
            refuseWithoutTrust("--allow-unsigned", allowUnsigned);
            refuseWithoutTrust("--image-type", imageType != null);
            refuseWithoutTrust("--counter-store", counterStore != null);
            return Optional.empty();
        }
        TrustFolder folder = TrustFolder.read("--trust", trust);
        return Optional.of(new TrustSettings(
                new TrustAnchor(
                        allowUnsigned ? TrustMode.MIXED : TrustMode.SIGNED,
                        folder.keySet(),
                        folder.floor(),
                        identity.id(),
                        identity.model(),
                        identity.hardware(),
                        type()),
                CommandText.of("--counter-store", counterStore)
                        .map(command -> CommandText.program("--counter-store", command))));
    }

    private String type() {
        if (imageType == null) {
            return Manifest.PLAIN_TYPE;
        }
        if (!TYPE.matcher(imageType).matches()) {
            throw CommandFailure.wrongUse(
                    "--image-type: expected 1 to 32 characters of a-z 0-9 . - that begin with a letter or digit");
        }
        return imageType;
    }

    private static void refuseWithoutTrust(String option, boolean isGiven) {
        if (isGiven) {
            throw CommandFailure.wrongUse(option + " goes with --trust DIR alone");
        }
    }
}
