package dev.drydock.application.device.report;

import dev.drydock.domain.target.Attributes;
import java.util.Optional;

/**
 * The facts of a device that stand in every report.
 *
 * @param hardware its revision; empty when it tells none
 * @param attributes chosen by the owner
 * @param zone the name of the time zone by which the device tells local time; empty when it is not known
 * @param isSimulated whether the device only acts updates out
 */
public record DeviceFacts(
        String model,
        Optional<String> hardware,
        String agentVersion,
        Attributes attributes,
        Optional<String> zone,
        boolean isSimulated) {
    /** A device without attributes, in a zone that is not known. */
    public DeviceFacts(String model, String agentVersion) {
        this(model, Optional.empty(), agentVersion, Attributes.NONE, Optional.empty(), false);
    }

    public DeviceFacts with(Attributes chosen) {
        return new DeviceFacts(model, hardware, agentVersion, chosen, zone, isSimulated);
    }

    /** The same device in a zone with this name. */
    public DeviceFacts in(Optional<String> name) {
        return new DeviceFacts(model, hardware, agentVersion, attributes, name, isSimulated);
    }

    /** The same device with the revision of its hardware. */
    public DeviceFacts on(Optional<String> revision) {
        return new DeviceFacts(model, revision, agentVersion, attributes, zone, isSimulated);
    }

    /** The same device, which only acts updates out. */
    public DeviceFacts simulated() {
        return new DeviceFacts(model, hardware, agentVersion, attributes, zone, true);
    }
}
