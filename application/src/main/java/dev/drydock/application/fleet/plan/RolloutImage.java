package dev.drydock.application.fleet.plan;

import dev.drydock.domain.firmware.Version;
import java.util.Optional;
import java.util.Set;

/**
 * The image that a rollout brings, as far as it tells a device that has it from one that has not.
 *
 * @param name of the image in the inventory
 * @param models that it is for; empty for all
 * @param manifest that goes with it
 */
public record RolloutImage(String name, Version version, Set<String> models, Optional<PlannedManifest> manifest) {
    public RolloutImage {
        models = Set.copyOf(models);
    }

    /** An image without a manifest. */
    public RolloutImage(String name, Version version, Set<String> models) {
        this(name, version, models, Optional.empty());
    }
}
