package dev.drydock.application.fleet.plan;

import java.time.Instant;
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

    /**
     * The reason for which a device that asks for manifests, and has the image, would not take that of the way back; empty when it
     * would, or when there is no such way.
     *
     * @param horizon the time until which it may have to
     */
    public Optional<String> shut(Instant horizon) {
        Optional<PlannedManifest> forth = brought.manifest();
        if (forth.isEmpty() || fallback.isEmpty()) {
            return Optional.empty();
        }
        return fallback.get()
                .manifest()
                .map(back -> shut(forth.get(), back, horizon))
                .orElse(Optional.of("has none"))
                .map(why ->
                        "devices of the target ask for signed manifests, and would not go back: the manifest of image "
                                + fallback.get().name() + " has to have a higher sequence than that of "
                                + brought.name() + ", " + forth.get().numbers().sequence()
                                + ", and a life beyond " + horizon + "; it " + why
                                + ". Add one that 'drydock sign --back' makes");
    }

    private static Optional<String> shut(PlannedManifest forth, PlannedManifest back, Instant horizon) {
        if (back.numbers().sequence() <= forth.numbers().sequence()) {
            return Optional.of("has sequence " + back.numbers().sequence());
        }
        if (back.numbers().securityCounter() < forth.numbers().securityCounter()) {
            return Optional.of("has security counter " + back.numbers().securityCounter() + ", below "
                    + forth.numbers().securityCounter());
        }
        if (!back.audience().models().containsAll(forth.audience().models())) {
            return Optional.of("is not for all models of the other");
        }
        return back.expires().isBefore(horizon) ? Optional.of("expires at " + back.expires()) : Optional.empty();
    }
}
