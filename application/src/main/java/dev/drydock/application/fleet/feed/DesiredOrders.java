package dev.drydock.application.fleet.feed;

import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.domain.device.DeviceId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The orders that stand in the desired state of devices, as far as they were heard of. Thread-safe. */
public final class DesiredOrders {
    private final Map<DeviceId, LeftOrder> orders = new ConcurrentHashMap<>();

    /** The order of a device; empty when it has none, or nothing was heard of it. */
    public Optional<LeftOrder> of(DeviceId device) {
        return Optional.ofNullable(orders.get(device));
    }

    /** An order stands there now, or none does. */
    public void put(DeviceId device, Optional<LeftOrder> order) {
        order.ifPresentOrElse(known -> orders.put(device, known), () -> orders.remove(device));
    }

    /** Forgets all of them, as before everything is heard anew. */
    public void clear() {
        orders.clear();
    }
}
