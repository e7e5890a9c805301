package dev.drydock.bootstrap.commandline.remote.rollout;

import dev.drydock.protocol.spec.SpecMember;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a rollout that can be changed while it runs. None has a default: what is not given stays as it is. */
final class ChangeOptions {
    /** The members that these options stand for. */
    static final List<SpecMember> MEMBERS = List.of(
            SpecMember.IN_FLIGHT,
            SpecMember.PER_MINUTE,
            SpecMember.GROW,
            SpecMember.DEADLINE,
            SpecMember.STOP_AFTER,
            SpecMember.MAX_FAILED,
            SpecMember.GOOD,
            SpecMember.BAD,
            SpecMember.SOAK,
            SpecMember.PATIENCE,
            SpecMember.WINDOW,
            SpecMember.ZONE);

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "Most devices that work on the update at a time, or 'all'.")
    @Nullable
    String inFlight;

    @Option(names = "--per-minute", paramLabel = "N", description = "Most orders that are given in a minute.")
    @Nullable
    String perMinute;

    @Option(
            names = "--grow",
            paramLabel = "FACTOR",
            description = "Factor by which --in-flight and --per-minute grow with every hundred successes, 1 to 10.")
    @Nullable
    String grow;

    @Option(
            names = "--deadline",
            paramLabel = "TIME",
            description = "Pause after TIME from now, if it has not ended by then.")
    @Nullable
    String deadline;

    @Option(
            names = "--stop-after",
            paramLabel = "N",
            description = "Stop after N failures in one wave, whatever the gate says.")
    @Nullable
    String stopAfter;

    @Option(
            names = "--max-failed",
            paramLabel = "RATE",
            description = "Stop when more than this share of a wave has failed.")
    @Nullable
    String maxFailed;

    @Option(
            names = "--good",
            paramLabel = "RATE",
            description = "Rate of failures up to which the image shall reach all devices.")
    @Nullable
    String good;

    @Option(
            names = "--bad",
            paramLabel = "RATE",
            description = "Rate of failures from which the image shall be stopped.")
    @Nullable
    String bad;

    @Option(
            names = "--soak",
            paramLabel = "TIME",
            description = "Watch a wave for this long before the next one begins.")
    @Nullable
    String soak;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            description = "Wait for outcomes of a wave for this long, once each device has its order.")
    @Nullable
    String patience;

    @Option(
            names = "--window",
            paramLabel = "HOURS[;HOURS...]",
            description = "Give orders only then: 02:00-05:00, or Mon-Fri 22:00-05:00.")
    @Nullable
    String window;

    @Option(names = "--zone", paramLabel = "ZONE", description = "The zone of the window, such as Europe/Oslo.")
    @Nullable
    String zone;
}
