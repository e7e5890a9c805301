package dev.drydock.application.fleet.image;

import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An image that rollouts can bring.
 *
 * @param name 1 to 128 characters of {@code A-Z a-z 0-9 . _ + -}, the first a letter or digit
 * @param models that it is for; empty for all
 * @param size bytes, at least 1
 * @param uri the place of an image that somebody else serves; empty for one that this server keeps
 * @param added the wall clock's time
 */
public record FleetImage(
        String name,
        Version version,
        Set<String> models,
        long size,
        Digest digest,
        Optional<ImageUri> uri,
        Instant added) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,127}");

    /** @throws IllegalArgumentException when the name is not of that form, or the size is below 1 */
    public FleetImage {
        models = Set.copyOf(models);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of an image is 1 to 128 characters of A-Z a-z 0-9 . _ + - and begins with a letter or digit");
        }
        if (size < 1) {
            throw new IllegalArgumentException("the size of an image is at least 1 byte");
        }
    }

    /** Whether it is the same image, wherever it lies and whenever it was added. */
    public boolean isSameAs(FleetImage other) {
        return version.equals(other.version)
                && models.equals(other.models)
                && size == other.size
                && digest.equals(other.digest);
    }

    /** The image as the plan of a rollout names it. */
    public RolloutImage planned() {
        return new RolloutImage(name, version, models);
    }
}
