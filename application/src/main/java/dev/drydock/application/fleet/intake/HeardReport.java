package dev.drydock.application.fleet.intake;

import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.domain.device.DeviceId;
import java.time.Instant;
import java.util.Optional;

/**
 * A report as it was heard: what a device tells of itself, what its transport tells of its presence and its tags, or all of it.
 *
 * @param reported empty for news of its presence alone
 * @param presence unknown where nothing was said of it
 * @param at the wall clock's time
 * @param isReconciled whether it was asked for, so that the broker or hub holds it still, and it may be old
 * @param tags empty where nothing was said of them
 */
public record HeardReport(
        DeviceId device,
        Optional<Reported> reported,
        Presence presence,
        Instant at,
        boolean isReconciled,
        Optional<ReadTags> tags) {
    /** A report that says nothing of tags. */
    public HeardReport(
            DeviceId device, Optional<Reported> reported, Presence presence, Instant at, boolean isReconciled) {
        this(device, reported, presence, at, isReconciled, Optional.empty());
    }

    /** A report that a device has just sent. */
    public static HeardReport of(DeviceId device, Reported reported, Instant at) {
        return new HeardReport(device, Optional.of(reported), Presence.UNKNOWN, at, false);
    }

    /** News of a device's presence. */
    public static HeardReport of(DeviceId device, Presence presence, Instant at) {
        return new HeardReport(device, Optional.empty(), presence, at, false);
    }
}
