package dev.drydock.bootstrap.commandline.signing;

import dev.drydock.bootstrap.commandline.option.Numbers;
import dev.drydock.bootstrap.commandline.parsing.Moments;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.manifest.Audience;
import dev.drydock.domain.trust.manifest.Manifest;
import dev.drydock.domain.trust.manifest.Validity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import picocli.CommandLine.Option;

/** The statements of a manifest about an image. */
final class ManifestOptions {
    @Option(
            names = "--model",
            paramLabel = "MODEL",
            split = ",",
            required = true,
            description = "Model of devices that the image is for, as often as there are models.")
    List<String> models = new ArrayList<>();

    @Option(
            names = "--hardware",
            paramLabel = "REVISION",
            split = ",",
            description = "Hardware revision that it is for, as often as there are revisions. Default: all.")
    List<String> hardware = new ArrayList<>();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            split = ",",
            description = "Device that it is for, 1 to 20 of them, for a test build. Default: all.")
    List<String> devices = new ArrayList<>();

    @Option(names = "--version", paramLabel = "VERSION", required = true, description = "Version of the image.")
    String version = "";

    @Option(
            names = "--sequence",
            paramLabel = "N",
            required = true,
            description = "Number of the release, higher than that of every manifest before it for these models.")
    long sequence;

    @Option(
            names = "--counter",
            paramLabel = "N",
            defaultValue = "0",
            description = "Security counter. Raise it with a release that closes a hole: once it is committed, nothing "
                    + "with a lower one is ever taken. Default: ${DEFAULT-VALUE}.")
    long counter;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = Manifest.PLAIN_TYPE,
            description = "Type of the image, which has to be that of the device. Default: ${DEFAULT-VALUE}.")
    String type = Manifest.PLAIN_TYPE;

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            defaultValue = "90d",
            description = "Last moment in which a device takes it: a time, a date, or a time from now. "
                    + "Default: ${DEFAULT-VALUE}.")
    String expires = "90d";

    @Option(
            names = "--only-from",
            paramLabel = "N",
            split = ",",
            description = "Sequence of the image that a device has to run to take this one; 0 is one without a "
                    + "manifest. Default: any.")
    List<Long> onlyFrom = new ArrayList<>();

    /** The manifest of an image. */
    Manifest of(ImageMeasure image, Instant now) {
        Instant last = Moments.ahead("--expires", expires, now);
        return made(() -> new Manifest(
                audience(),
                new Version(version),
                numbers(),
                image,
                type,
                new Validity(now.truncatedTo(ChronoUnit.SECONDS), last),
                new HashSet<>(onlyFrom)));
    }

    /** The manifest of the way back: the image of before under the next sequence, for devices that run this one alone. */
    Manifest back(ImageMeasure former, String formerVersion, Instant last, Instant now) {
        return made(() -> new Manifest(
                audience(),
                new Version(formerVersion),
                new ReleaseNumbers(sequence + 1, numbers().securityCounter()),
                former,
                type,
                new Validity(now.truncatedTo(ChronoUnit.SECONDS), last),
                new HashSet<>(List.of(sequence))));
    }

    private Audience audience() {
        return new Audience(
                models, hardware, devices.stream().map(DeviceId::new).toList());
    }

    private ReleaseNumbers numbers() {
        return new ReleaseNumbers(Numbers.between("--sequence", 1, ReleaseNumbers.LARGEST_SEQUENCE, sequence), (int)
                Numbers.between("--counter", 0, Integer.MAX_VALUE, counter));
    }

    private static Manifest made(java.util.function.Supplier<Manifest> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse(String.valueOf(e.getMessage()));
        }
    }
}
