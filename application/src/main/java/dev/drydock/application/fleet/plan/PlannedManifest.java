package dev.drydock.application.fleet.plan;

import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.manifest.Audience;
import java.time.Instant;

/**
 * The manifest that a rollout sends with its image, as far as it tells a device that would refuse it from one that would not.
 *
 * @param identity by which the image's manifest is found
 * @param expires the last moment at which a device takes it
 * @param isChosen whether an operator named its sequence; otherwise it is the highest when the rollout is submitted
 */
public record PlannedManifest(
        Digest identity, ReleaseNumbers numbers, Audience audience, Instant expires, boolean isChosen) {
    /** The format of all manifests that a server keeps. */
    public static final int FORMAT = 1;
}
