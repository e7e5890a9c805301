package dev.drydock.bootstrap.commandline.fleet.plan;

import dev.drydock.protocol.plan.PlanReading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a rollout, dry or not: its waves, its gate, and how it deals with its members. {@link PlanReading} reads their values. */
public final class PlanOptions {
    @Option(
            names = "--waves",
            paramLabel = "SHARES",
            defaultValue = "1%,10%,100%",
            description = "Where each wave ends, in percent of the devices or as a number of them, such as count=50. "
                    + "Behind it a soak of its own, and whether an operator is asked before the next wave begins: "
                    + "'1%% soak=1h then=ask,100%%'. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String waves;

    @Option(
            names = "--wave",
            paramLabel = "WAVE",
            description = "One wave, in the place of --waves: 'count=50 soak=1h' or 'percent=10 then=ask'; repeat it "
                    + "for each, the last with percent=100.")
    List<String> wave = new ArrayList<>();

    @Option(
            names = "--good",
            paramLabel = "RATE",
            defaultValue = "2%",
            description = "Rate of failures up to which the image shall reach all devices. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String good;

    @Option(
            names = "--bad",
            paramLabel = "RATE",
            defaultValue = "8%",
            description = "Rate of failures from which the image shall be stopped. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String bad;

    @Option(
            names = "--stop-after",
            paramLabel = "N",
            description = "Stop after N failures in one wave, whatever the gate says. Default: no such limit.")
    @Nullable
    String stopAfter;

    @Option(
            names = "--max-failed",
            paramLabel = "RATE",
            description = "Stop when more than this share of a wave has failed. Default: no such limit.")
    @Nullable
    String maxFailed;

    @Option(
            names = "--soak",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "Watch a wave for this long before the next one begins. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String soak;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "24h",
            description = "Wait for outcomes of a wave for this long, once each device has its order. "
                    + "Default: ${DEFAULT-VALUE}.")
    @Nullable
    String patience;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "100",
            description =
                    "Most devices that work on the update at a time, or 'all'; it grows with every hundred successes "
                            + "while nothing speaks against the image. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String inFlight;

    @Option(
            names = "--per-minute",
            paramLabel = "N",
            description = "Most orders that are given in a minute; it grows like --in-flight. Default: no such limit.")
    @Nullable
    String perMinute;

    @Option(
            names = "--grow",
            paramLabel = "FACTOR",
            defaultValue = "2",
            description = "Factor by which --in-flight and --per-minute grow with every hundred successes, 1 to 10. "
                    + "Default: ${DEFAULT-VALUE}.")
    @Nullable
    String grow;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description =
                    "Begin at TIME, such as 2027-03-01T02:00:00Z. Default: at once; a dry run on a Monday, at midnight of "
                            + "the zone.")
    @Nullable
    String start;

    @Option(
            names = "--window",
            paramLabel = "HOURS[;HOURS...]",
            description = "Give orders only then, by the time of --zone: 02:00-05:00, or Mon-Fri 22:00-05:00. "
                    + "Default: at any time.")
    @Nullable
    String window;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "The zone of the window, such as Europe/Oslo. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String zone;

    @Option(
            names = "--deadline",
            paramLabel = "TIME",
            description = "Pause after TIME, if it has not ended by then. Default: no deadline.")
    @Nullable
    String deadline;

    @Option(
            names = "--on-bad",
            paramLabel = "STEP",
            defaultValue = "pause",
            description =
                    "Action on a bad image: pause the rollout, or rollback=IMAGE: that image for the devices that have "
                            + "the bad one, or may get it; a dry run wants no name of it. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String onBad;

    @Option(
            names = "--orders",
            paramLabel = "WAY",
            defaultValue = "auto",
            description = "How devices are told: calls, desired, or auto: a call, and desired state when it does not "
                    + "reach the device. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String orders;

    @Option(
            names = "--retry",
            paramLabel = "REASON=N",
            split = ",",
            description = "Orders that a device gets when it fails for that reason, 1 to 100. Default: 3 for reasons "
                    + "of download and storage, 1 for others.")
    List<String> retry = new ArrayList<>();

    @Option(
            names = "--step-timeout",
            paramLabel = "STEP=TIME",
            split = ",",
            description = "Time without a word after which a device counts as quiet in a step: download or install. "
                    + "Default: 5h and 70m.")
    List<String> stepTimeout = new ArrayList<>();

    @Option(
            names = "--offline-wait",
            paramLabel = "TIME",
            defaultValue = "14d",
            description = "Time for which a device is waited for that is not there. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String offlineWait;
}
