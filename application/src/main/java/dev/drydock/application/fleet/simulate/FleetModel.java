package dev.drydock.application.fleet.simulate;

import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.reason.ReasonCode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The fleet of a dry run.
 *
 * @param devices 1 to 1,000,000
 * @param failing the devices that fail, by reason: a device fails for one reason, and each time
 * @param silent the share of the failing devices that never report again, 0 to 1
 * @param failsAfter the time from the installation to the report of a failure
 * @param offline the share of devices that are away at the beginning, 0 to 1
 * @param offlineFor the time for which they are away, on the average
 * @param download the time that a device needs for the image, on the average, when nothing slows it down
 * @param atFullSpeed the devices that the image server serves at a time without slowing any of them down, above 0; empty for all
 * @param install the time from the download to the proof that the image is healthy, on the average
 */
public record FleetModel(
        int devices,
        List<Cause> failing,
        double silent,
        Duration failsAfter,
        double offline,
        Duration offlineFor,
        Duration download,
        OptionalDouble atFullSpeed,
        Duration install) {
    public static final int MOST_DEVICES = 1_000_000;

    /** The reasons for which devices may fail. */
    public static final int MOST_CAUSES = 32;

    /** Sums of shares are not exact. */
    private static final double ALMOST = 1e-9;

    /**
     * A part of the devices that fail.
     *
     * @param share of all devices, 0 to 1
     */
    public record Cause(Failure failure, double share) {
        /** Whether the device gets as far as the installation before it fails. */
        boolean isAfterDownload() {
            boolean isOfVerification = ReasonCode.find(failure.code())
                    .filter(reason -> reason.phase() == ReasonCode.Phase.VERIFY)
                    .isPresent();
            return !failure.isOfDelivery() && !failure.isOfTrust() && !isOfVerification;
        }
    }

    /** @throws IllegalArgumentException when a number is out of range */
    public FleetModel {
        failing = List.copyOf(failing);
        if (devices < 1 || devices > MOST_DEVICES) {
            throw new IllegalArgumentException("a dry run has 1 to " + MOST_DEVICES + " devices");
        }
        check(silent);
        check(offline);
        failing.forEach(cause -> check(cause.share()));
        double all = failing.stream().mapToDouble(Cause::share).sum();
        if (all > 1 + ALMOST) {
            throw new IllegalArgumentException("the shares of devices that fail are more than all of them");
        }
        if (failing.size() > MOST_CAUSES) {
            throw new IllegalArgumentException("devices fail for at most " + MOST_CAUSES + " reasons");
        }
        if (atFullSpeed.isPresent() && !(atFullSpeed.getAsDouble() > 0)) {
            throw new IllegalArgumentException("an image server serves more than nobody");
        }
    }

    private static void check(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of devices is 0 % to 100 %");
        }
    }
}
