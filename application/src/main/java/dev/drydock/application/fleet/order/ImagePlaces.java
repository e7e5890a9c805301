package dev.drydock.application.fleet.order;

import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.domain.firmware.ImageUri;

/** The places from which devices fetch images. */
@FunctionalInterface
public interface ImagePlaces {
    /** The place of an image, as an order names it; the same for as long as any order may name it. */
    ImageUri of(FleetImage image);
}
