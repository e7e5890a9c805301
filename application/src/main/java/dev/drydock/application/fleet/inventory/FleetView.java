package dev.drydock.application.fleet.inventory;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.wave.share.Shuffle;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The devices of a fleet at one moment. */
public interface FleetView {
    /** These devices, without those that are not known. */
    Map<DeviceId, KnownDevice> devices(Collection<DeviceId> devices);

    /**
     * The devices that a query takes, by id.
     *
     * @param after the id behind which to go on
     */
    List<KnownDevice> find(Query query, Instant now, Optional<DeviceId> after, int atMost);

    /** The number of devices that a query takes. */
    long count(Query query, Instant now);

    /** The values of a field among the devices that a query takes, with the number of devices that have each; those that have none under "". */
    Map<String, Long> counts(Field.Fixed field, Query query, Instant now);

    /** All devices that a query takes, in the order of a rollout. */
    List<DeviceId> inOrder(Query query, Instant now, Shuffle shuffle);
}
