package dev.drydock.application.device.slots;

import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;

/** A whole image in a slot: the order that brought it, and its measure. */
public record SlotImage(UpdateOrder order, ImageMeasure measured) {}
