package dev.drydock.application.device.slots;

import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;

/** What a slot holds, once it holds a whole image: the order that brought it, and what was measured of it. */
public record SlotImage(UpdateOrder order, ImageMeasure measured) {}
