package dev.drydock.protocol.order;

import dev.drydock.application.device.trust.KeySetOffer;
import dev.drydock.domain.order.UpdateOrder;

/**
 * An order as a device is given it.
 *
 * @param keys that it brings
 */
public record GivenOrder(UpdateOrder order, KeySetOffer keys) {}
