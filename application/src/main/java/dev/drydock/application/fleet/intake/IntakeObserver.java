package dev.drydock.application.fleet.intake;

import dev.drydock.domain.device.DeviceId;

/** An observer of the intake of reports. */
public interface IntakeObserver {
    /** A device reports in an epoch that it has left: two devices may have one id. */
    void formerEpochHeard(DeviceId device);

    /** A report cannot be written, and is left out; the others of its batch were written. */
    void setAside(HeardReport report, RuntimeException why);
}
