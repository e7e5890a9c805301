package dev.drydock.application.fleet.simulate;

import dev.drydock.domain.member.terms.Failure;
import java.time.Duration;

/**
 * The fleet of a dry run.
 *
 * @param devices 1 to 1,000,000
 * @param failing the share of devices on which the image fails, 0 to 1
 * @param failure the reason that they report
 * @param silent the share of the failing devices that never report again, 0 to 1
 * @param failsAfter the time from the installation to the report of a failure
 * @param offline the share of devices that are away at the beginning, 0 to 1
 * @param offlineFor the time for which they are away, on the average
 * @param download the time that a device needs for the image, on the average
 * @param install the time from the download to the proof that the image is healthy, on the average
 */
public record FleetModel(
        int devices,
        double failing,
        Failure failure,
        double silent,
        Duration failsAfter,
        double offline,
        Duration offlineFor,
        Duration download,
        Duration install) {
    public static final int MOST_DEVICES = 1_000_000;

    /** @throws IllegalArgumentException when a number is out of range */
    public FleetModel {
        if (devices < 1 || devices > MOST_DEVICES) {
            throw new IllegalArgumentException("a dry run has 1 to " + MOST_DEVICES + " devices");
        }
        for (double share : new double[] {failing, silent, offline}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share of devices is 0 % to 100 %");
            }
        }
    }
}
