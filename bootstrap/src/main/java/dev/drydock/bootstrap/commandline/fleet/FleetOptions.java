package dev.drydock.bootstrap.commandline.fleet;

import dev.drydock.application.fleet.simulate.FleetModel;
import dev.drydock.bootstrap.commandline.option.Numbers;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.domain.member.terms.Failure;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Option;

/** The options of a fleet that is drawn by chance. */
final class FleetOptions {
    @Option(
            names = "--devices",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Number of devices, 1 to 1000000. Default: ${DEFAULT-VALUE}.")
    long devices = 1000;

    @Option(
            names = "--failing",
            paramLabel = "SHARE",
            defaultValue = "0.5%",
            description = "Share of devices on which the image fails. Default: ${DEFAULT-VALUE}.")
    String failing = "0.5%";

    @Option(
            names = "--failure",
            paramLabel = "REASON",
            defaultValue = "unhealthy",
            description = "The reason code that they report. Default: ${DEFAULT-VALUE}.")
    String failure = "unhealthy";

    @Option(
            names = "--silent",
            paramLabel = "SHARE",
            defaultValue = "0%",
            description = "Share of the failing devices that are never heard of again. Default: ${DEFAULT-VALUE}.")
    String silent = "0%";

    @Option(
            names = "--fails-after",
            paramLabel = "TIME",
            defaultValue = "3m",
            description = "Time from the installation to the report of a failure. Default: ${DEFAULT-VALUE}.")
    Duration failsAfter = Duration.ofMinutes(3);

    @Option(
            names = "--offline",
            paramLabel = "SHARE",
            defaultValue = "5%",
            description = "Share of devices that are away at the beginning. Default: ${DEFAULT-VALUE}.")
    String offline = "5%";

    @Option(
            names = "--offline-for",
            paramLabel = "TIME",
            defaultValue = "1d",
            description = "Time for which they are away, on the average. Default: ${DEFAULT-VALUE}.")
    Duration offlineFor = Duration.ofDays(1);

    @Option(
            names = "--download-time",
            paramLabel = "TIME",
            defaultValue = "5m",
            description = "Time that a device needs for the image, on the average. Default: ${DEFAULT-VALUE}.")
    Duration download = Duration.ofMinutes(5);

    @Option(
            names = "--install-time",
            paramLabel = "TIME",
            defaultValue = "2m",
            description = "Time to install, restart and prove it healthy, on the average. Default: ${DEFAULT-VALUE}.")
    Duration install = Duration.ofMinutes(2);

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number from which everything is drawn. Default: ${DEFAULT-VALUE}.")
    long seed = 1;

    FleetModel model() {
        return new FleetModel(
                (int) Numbers.between("--devices", 1, FleetModel.MOST_DEVICES, devices),
                Shares.of("--failing", failing),
                reason(),
                Shares.of("--silent", silent),
                failsAfter,
                Shares.of("--offline", offline),
                offlineFor,
                download,
                install);
    }

    /** The dice from which everything is drawn. */
    RandomGenerator dice() {
        return new Random(seed);
    }

    private Failure reason() {
        try {
            return new Failure(failure);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse("--failure: " + e.getMessage());
        }
    }
}
