package dev.drydock.rest.desk;

import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.domain.firmware.ImageUri;
import java.util.Optional;

/** The places of images as devices are told them, with what may keep devices from reaching them. */
public interface PlacedImages {
    ImageUri of(FleetImage image);

    /** The reason why devices may not reach an image; empty when nothing is known against it. */
    Optional<String> warning(FleetImage image);
}
