package dev.drydock.domain.trust.manifest;

import java.time.Instant;

/**
 * The time in which a manifest is taken. It is compared with the device's time, never with that of its signing.
 *
 * @param issued the time of its signing, which raises the device's floor of time once the image is committed
 * @param expires the last moment
 */
public record Validity(Instant issued, Instant expires) {
    /** @throws IllegalArgumentException when it expires before it was issued */
    public Validity {
        if (issued.isAfter(expires)) {
            throw new IllegalArgumentException("a manifest expires after it was issued");
        }
    }

    public boolean expiredAt(Instant now) {
        return now.isAfter(expires);
    }
}
