package dev.drydock.application.service.twin;

import dev.drydock.domain.device.DeviceId;
import java.util.Map;
import java.util.Optional;

/**
 * The state of one device at one moment, as the transport keeps it.
 *
 * @param tags that the transport keeps of the device; empty for a transport that keeps none
 */
public record DeviceTwin(
        DeviceId id,
        Presence presence,
        Optional<Reported> reported,
        Optional<LeftOrder> desired,
        Optional<Map<String, String>> tags) {
    public DeviceTwin {
        tags = tags.map(Map::copyOf);
    }

    /** A twin of a transport that keeps no tags. */
    public DeviceTwin(DeviceId id, Presence presence, Optional<Reported> reported, Optional<LeftOrder> desired) {
        this(id, presence, reported, desired, Optional.empty());
    }
}
