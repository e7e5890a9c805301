package dev.drydock.application.service.call;

import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;

/** A direct method of a device. Both can be called again with the same id without further effect. */
public sealed interface MethodCall {
    /** {@code firmwareUpdate}. */
    record FirmwareUpdate(UpdateOrder order) implements MethodCall {}

    /** {@code cancelFirmwareUpdate}. */
    record CancelFirmwareUpdate(UpdateId id) implements MethodCall {}
}
