package dev.drydock.bootstrap.commandline.fleet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a fleet that is drawn by chance. {@link FleetReading} reads their values. */
final class FleetOptions {
    @Option(
            names = "--devices",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Number of devices, 1 to 1000000. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String devices;

    @Option(
            names = "--failing",
            paramLabel = "[REASON=]SHARE",
            split = ",",
            defaultValue = "0.5%",
            description = "Share of devices that fail; with the reason code that they report, as often as there are "
                    + "reasons. Who cannot get the image fails half-way through the download, any other after the "
                    + "installation. Default: ${DEFAULT-VALUE}.")
    List<String> failing = new ArrayList<>();

    @Option(
            names = "--failure",
            paramLabel = "REASON",
            defaultValue = "unhealthy",
            description = "The reason code of a share that names none. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String failure;

    @Option(
            names = "--silent",
            paramLabel = "SHARE",
            defaultValue = "0%",
            description = "Share of the failing devices that are never heard of again. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String silent;

    @Option(
            names = "--fails-after",
            paramLabel = "TIME",
            defaultValue = "3m",
            description = "Time from the installation to the report of a failure. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String failsAfter;

    @Option(
            names = "--offline",
            paramLabel = "SHARE",
            defaultValue = "5%",
            description = "Share of devices that are away at the beginning. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String offline;

    @Option(
            names = "--offline-for",
            paramLabel = "TIME",
            defaultValue = "1d",
            description = "Time for which they are away, on the average. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String offlineFor;

    @Option(
            names = "--download-time",
            paramLabel = "TIME",
            description = "Time that a device needs for the image, on the average. Default: 5m.")
    @Nullable
    String download;

    @Option(
            names = "--image-size",
            paramLabel = "SIZE",
            description = "Size of the image, such as 200MB: with --bandwidth, in the place of --download-time.")
    @Nullable
    String imageSize;

    @Option(
            names = "--bandwidth",
            paramLabel = "RATE",
            description = "Bandwidth of a device, on the average, such as 500kB/s.")
    @Nullable
    String bandwidth;

    @Option(
            names = "--server-bandwidth",
            paramLabel = "RATE",
            description = "Bandwidth of the image server, such as 100MB/s, which the devices that download share "
                    + "evenly; wants --bandwidth. Default: as much as they take.")
    @Nullable
    String serverBandwidth;

    @Option(
            names = "--install-time",
            paramLabel = "TIME",
            defaultValue = "2m",
            description = "Time to install, restart and prove it healthy, on the average. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String install;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number from which everything is drawn. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String seed;
}
