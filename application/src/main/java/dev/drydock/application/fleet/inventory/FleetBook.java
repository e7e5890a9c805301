package dev.drydock.application.fleet.inventory;

import dev.drydock.domain.device.DeviceId;
import java.util.Collection;
import java.util.Map;

/** The devices of a fleet as one transaction sees and changes them. */
public interface FleetBook extends FleetView {
    /**
     * Replaces devices, or adds them; their tags stay as they were, and a new one has none. The hash is that of the first time, so that
     * no device loses its place when two servers hear of it at once. Of one that is named twice the last counts.
     * The time of the last sign of life is kept in whole milliseconds: the rest is cut off.
     */
    void save(Collection<KnownDevice> devices);

    /**
     * Replaces all tags of a device.
     *
     * @throws IllegalArgumentException when it is not known
     */
    void tag(DeviceId device, Map<String, String> tags);

    /** Takes devices out of the inventory, with their tags; those that are not known are passed over. */
    void forget(Collection<DeviceId> devices);
}
