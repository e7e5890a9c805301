package dev.drydock.application.fleet.image;

import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.trust.manifest.Manifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An image that rollouts can bring.
 *
 * @param name 1 to 128 characters of {@code A-Z a-z 0-9 . _ + -}, the first a letter or digit
 * @param models that it is for; empty for all
 * @param size bytes, at least 1
 * @param uri the place of an image that somebody else serves; empty for one that this server keeps
 * @param added the wall clock's time
 * @param manifests of it, each once, that with the highest sequence last
 */
public record FleetImage(
        String name,
        Version version,
        Set<String> models,
        long size,
        Digest digest,
        Optional<ImageUri> uri,
        Instant added,
        List<ImageManifest> manifests) {
    /** Most manifests of one image. */
    public static final int MOST_MANIFESTS = 64;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,127}");

    /** @throws IllegalArgumentException when the name is not of that form, or the size is below 1 */
    public FleetImage {
        models = Set.copyOf(models);
        manifests = manifests.stream().sorted(ImageManifest.BY_SEQUENCE).toList();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of an image is 1 to 128 characters of A-Z a-z 0-9 . _ + - and begins with a letter or digit");
        }
        if (size < 1) {
            throw new IllegalArgumentException("the size of an image is at least 1 byte");
        }
    }

    /** An image without a manifest. */
    public FleetImage(
            String name,
            Version version,
            Set<String> models,
            long size,
            Digest digest,
            Optional<ImageUri> uri,
            Instant added) {
        this(name, version, models, size, digest, uri, added, List.of());
    }

    /** The same with other manifests. */
    public FleetImage with(List<ImageManifest> others) {
        return new FleetImage(name, version, models, size, digest, uri, added, others);
    }

    /** The same with one more manifest, in the place of one that says the same under another signature. */
    public FleetImage with(ImageManifest manifest) {
        List<ImageManifest> all = new ArrayList<>(manifests);
        all.removeIf(known -> known.identity().equals(manifest.identity()));
        all.add(manifest);
        return with(all);
    }

    /** Whether a manifest is of this image. */
    public boolean isOf(Manifest manifest) {
        return version.equals(manifest.version())
                && size == manifest.image().size()
                && digest.equals(manifest.image().digest());
    }

    /** The manifest with a sequence; of several the one that was issued last. */
    public Optional<ImageManifest> manifest(long sequence) {
        return last(manifest -> manifest.sequence() == sequence);
    }

    /** The manifest of an identity. */
    public Optional<ImageManifest> manifest(Digest identity) {
        return last(manifest -> manifest.identity().equals(identity));
    }

    private Optional<ImageManifest> last(Predicate<ImageManifest> which) {
        return manifests.stream().filter(which).reduce((former, later) -> later);
    }

    /** Whether it is the same image, wherever it lies and whenever it was added. */
    public boolean isSameAs(FleetImage other) {
        return version.equals(other.version)
                && models.equals(other.models)
                && size == other.size
                && digest.equals(other.digest);
    }

    /** The image as the plan of a rollout names it, with the manifest of the highest sequence, if it has any. */
    public RolloutImage planned() {
        return new RolloutImage(name, version, models, last(any -> true).map(manifest -> manifest.planned(false)));
    }

    /** The same with the manifest of a sequence, which an operator chose. */
    public RolloutImage planned(ImageManifest chosen) {
        return new RolloutImage(name, version, models, Optional.of(chosen.planned(true)));
    }
}
