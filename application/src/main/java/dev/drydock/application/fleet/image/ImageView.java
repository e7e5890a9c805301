package dev.drydock.application.fleet.image;

import java.util.List;
import java.util.Optional;

/** The images at one moment. */
public interface ImageView {
    Optional<FleetImage> image(String name);

    /** All images by name. */
    List<FleetImage> images();
}
