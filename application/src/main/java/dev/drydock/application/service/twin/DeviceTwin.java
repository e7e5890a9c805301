package dev.drydock.application.service.twin;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import java.util.Optional;

/**
 * What is known of one device at one moment.
 *
 * @param connected empty when nobody can tell
 */
public record DeviceTwin(
        DeviceId id, Optional<Boolean> connected, Optional<Reported> reported, Optional<UpdateOrder> desired) {}
