package dev.drydock.application.fleet.plan;

import dev.drydock.domain.firmware.Version;
import java.util.Set;

/**
 * The image that a rollout brings, as far as it tells a device that has it from one that has not.
 *
 * @param name of the image in the inventory
 * @param models that it is for; empty for all
 */
public record RolloutImage(String name, Version version, Set<String> models) {
    public RolloutImage {
        models = Set.copyOf(models);
    }
}
