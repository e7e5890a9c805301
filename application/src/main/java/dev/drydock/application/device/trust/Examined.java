package dev.drydock.application.device.trust;

import dev.drydock.domain.admission.Vouching;
import dev.drydock.domain.order.UpdateOrder;
import java.util.Optional;

/**
 * An order and what was found of its manifest.
 *
 * @param order with what its manifest says of the image, if that is verified
 * @param vouching empty on a device that asks for no manifests
 */
public record Examined(UpdateOrder order, Optional<Vouching> vouching) {}
