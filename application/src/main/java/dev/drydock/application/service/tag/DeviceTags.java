package dev.drydock.application.service.tag;

import dev.drydock.application.service.twin.Written;
import dev.drydock.domain.device.DeviceId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The tags of devices, as the transport keeps them: what stands there is what they are. */
public interface DeviceTags {
    /**
     * The reason for which tags cannot be changed like that; empty when they can.
     *
     * @param before names of the tags that the device has
     * @param set names of those that get a value
     * @param removed names of those that go
     */
    Optional<String> objection(Set<String> before, Set<String> set, Set<String> removed);

    /**
     * Changes these tags of a device, and no others.
     *
     * @param set values by name
     * @param removed names
     */
    CompletionStage<Written> write(DeviceId device, Map<String, String> set, Set<String> removed);
}
