package dev.drydock.application.fleet.plan;

import java.util.Optional;

/**
 * The images of a rollout.
 *
 * @param fallback the one that devices get when the rollout is rolled back; empty when it cannot be
 */
public record Images(RolloutImage brought, Optional<RolloutImage> fallback) {
    /** An image without a way back. */
    public static Images of(RolloutImage brought) {
        return new Images(brought, Optional.empty());
    }
}
