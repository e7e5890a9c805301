package dev.drydock.application.device.slots;

import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.trust.memory.Release;
import java.util.Optional;

/**
 * A whole image in a slot.
 *
 * @param order the one that brought it
 * @param release the statements of the order's manifest, which was verified when they were written; empty without one
 */
public record SlotImage(UpdateOrder order, ImageMeasure measured, Optional<Release> release) {
    /** An image without a manifest. */
    public SlotImage(UpdateOrder order, ImageMeasure measured) {
        this(order, measured, Optional.empty());
    }
}
