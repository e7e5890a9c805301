package dev.drydock.domain.order;

import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.trust.manifest.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An order to install one image.
 *
 * @param uri the place of the image
 * @param mirrors further places of the same image, in the order in which they are tried after the first; at most 7
 * @param size of the image, bytes, at least 1
 * @param foreignCheckValue a check value in a form that Drydock cannot compare with an image, as it was given; never beside a
 *     digest
 * @param notAfter the time after which the order is not begun any more
 * @param manifest the statement of a release about the image; nobody has checked it
 */
public record UpdateOrder(
        UpdateId id,
        ImageUri uri,
        List<ImageUri> mirrors,
        Optional<Version> version,
        Optional<Long> size,
        Optional<Digest> digest,
        Optional<String> foreignCheckValue,
        Optional<Instant> notAfter,
        Optional<OrderManifest> manifest) {

    /** Most places that an order names. */
    public static final int MOST_PLACES = 8;

    /** @throws IllegalArgumentException when the size is below 1, there are too many mirrors or two check values */
    public UpdateOrder {
        mirrors = List.copyOf(mirrors);
        if (mirrors.size() >= MOST_PLACES) {
            throw new IllegalArgumentException("an order names at most " + MOST_PLACES + " places of its image");
        }
        if (size.isPresent() && size.get() < 1) {
            throw new IllegalArgumentException("the size of an image is at least 1 byte");
        }
        if (digest.isPresent() && foreignCheckValue.isPresent()) {
            throw new IllegalArgumentException("an order has one check value");
        }
    }

    /** An order whose check value, if it has one, is a digest. */
    public UpdateOrder(
            UpdateId id,
            ImageUri uri,
            List<ImageUri> mirrors,
            Optional<Version> version,
            Optional<Long> size,
            Optional<Digest> digest,
            Optional<Instant> notAfter) {
        this(id, uri, mirrors, version, size, digest, Optional.empty(), notAfter, Optional.empty());
    }

    /** An order whose image is in one place. */
    public UpdateOrder(
            UpdateId id,
            ImageUri uri,
            Optional<Version> version,
            Optional<Long> size,
            Optional<Digest> digest,
            Optional<Instant> notAfter) {
        this(id, uri, List.of(), version, size, digest, notAfter);
    }

    /** Every place of the image, in the order in which they are tried. */
    public List<ImageUri> places() {
        return Stream.concat(Stream.of(uri), mirrors.stream()).toList();
    }

    /** Whether size, check value and version are there, by which the right image is told from any other. */
    public boolean isVerifiable() {
        return version.isPresent() && size.isPresent() && digest.isPresent();
    }

    /** Whether it names the same image: an order sent again may renew its places and its manifest, nothing else. */
    public boolean sameImageAs(UpdateOrder other) {
        boolean sameStatement = manifest.isPresent() && sameManifestAs(other);
        return sameStatement
                ? !contradicts(other)
                : version.equals(other.version) && size.equals(other.size) && digest.equals(other.digest);
    }

    /** Whether both say something of the image that differs: a manifest stands for what an order leaves out, and for nothing else. */
    private boolean contradicts(UpdateOrder other) {
        return differ(version, other.version)
                || differ(size, other.size)
                || differ(digest, other.digest)
                || !foreignCheckValue.equals(other.foreignCheckValue);
    }

    private static <T> boolean differ(Optional<T> one, Optional<T> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    /** Whether both have the same manifest, or none. */
    public boolean sameManifestAs(UpdateOrder other) {
        return manifestIdentity().equals(other.manifestIdentity());
    }

    public Optional<Digest> manifestIdentity() {
        return manifest.map(OrderManifest::identity);
    }

    public UpdateOrder with(Optional<OrderManifest> other) {
        return new UpdateOrder(id, uri, mirrors, version, size, digest, foreignCheckValue, notAfter, other);
    }

    /** The order with what its manifest says and it does not say itself. */
    public UpdateOrder completedBy(Manifest verified) {
        ImageMeasure image = verified.image();
        return new UpdateOrder(
                id,
                uri,
                mirrors,
                version.or(() -> Optional.of(verified.version())),
                size.or(() -> Optional.of(image.size())),
                foreignCheckValue.isPresent() ? digest : digest.or(() -> Optional.of(image.digest())),
                foreignCheckValue,
                notAfter,
                manifest);
    }

    /** Whether nothing that it says itself differs from its manifest. */
    public boolean agreesWith(Manifest verified) {
        return foreignCheckValue.isEmpty()
                && completedBy(verified).version().equals(Optional.of(verified.version()))
                && completedBy(verified)
                        .size()
                        .equals(Optional.of(verified.image().size()))
                && completedBy(verified)
                        .digest()
                        .equals(Optional.of(verified.image().digest()));
    }

    /** Whether it names the very image of its manifest: a device fetches and compares by the order. */
    public boolean namesImageOf(Manifest verified) {
        return agreesWith(verified) && equals(completedBy(verified));
    }

    public boolean expiredAt(Instant now) {
        return notAfter.isPresent() && now.isAfter(notAfter.get());
    }
}
