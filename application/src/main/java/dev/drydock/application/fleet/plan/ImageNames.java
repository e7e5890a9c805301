package dev.drydock.application.fleet.plan;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The names of the images of a plan.
 *
 * @param fallback that devices get when the rollout is rolled back
 * @param sequence of the manifest that goes with the first; empty for the highest
 */
public record ImageNames(String brought, Optional<String> fallback, OptionalLong sequence) {
    /** The same with the manifest of the highest sequence. */
    public ImageNames(String brought, Optional<String> fallback) {
        this(brought, fallback, OptionalLong.empty());
    }
}
