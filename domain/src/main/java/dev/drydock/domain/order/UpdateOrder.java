package dev.drydock.domain.order;

import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * What a device is told to install.
 *
 * @param size of the image, bytes, at least 1
 * @param notAfter when the order is no longer to be begun
 */
public record UpdateOrder(
        UpdateId id,
        ImageUri uri,
        Optional<Version> version,
        Optional<Long> size,
        Optional<Digest> digest,
        Optional<Instant> notAfter) {

    /** @throws IllegalArgumentException when the size is below 1 */
    public UpdateOrder {
        if (size.isPresent() && size.get() < 1) {
            throw new IllegalArgumentException("the size of an image is at least 1 byte");
        }
    }

    /** Whether it says all that is needed to tell the right image from any other. */
    public boolean isVerifiable() {
        return version.isPresent() && size.isPresent() && digest.isPresent();
    }

    /** Whether it names the same image: an order sent again may renew its URI, nothing else. */
    public boolean sameImageAs(UpdateOrder other) {
        return version.equals(other.version) && size.equals(other.size) && digest.equals(other.digest);
    }

    public boolean expiredAt(Instant now) {
        return notAfter.isPresent() && now.isAfter(notAfter.get());
    }
}
