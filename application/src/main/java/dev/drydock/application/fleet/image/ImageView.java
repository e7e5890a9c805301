package dev.drydock.application.fleet.image;

import dev.drydock.application.fleet.plan.Images;
import dev.drydock.application.fleet.plan.PlannedManifest;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.application.fleet.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;

/** The images at one moment. */
public interface ImageView {
    Optional<FleetImage> image(String name);

    /** All images by name. */
    List<FleetImage> images();

    /** The plan with the manifests that its images have by now, but for one that was chosen. */
    default RolloutPlan frozen(RolloutPlan plan) {
        return plan.images()
                .map(images -> plan.with(
                        new Images(frozen(images.brought()), images.fallback().map(this::frozen))))
                .orElse(plan);
    }

    private RolloutImage frozen(RolloutImage image) {
        return image.manifest().filter(PlannedManifest::isChosen).isPresent()
                ? image
                : image(image.name()).map(FleetImage::planned).orElse(image);
    }
}
