package dev.drydock.application.time;

import dev.drydock.domain.window.LocalZone;

/** The time zone by which a device tells local time. */
@FunctionalInterface
public interface DeviceZone {
    /** The zone that is set now; an owner may change it while the device app runs. */
    LocalZone now();
}
