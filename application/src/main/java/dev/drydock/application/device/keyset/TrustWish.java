package dev.drydock.application.device.keyset;

import dev.drydock.application.device.trust.KeySetOffer;
import dev.drydock.domain.firmware.ImageUri;
import java.util.Optional;

/**
 * The key sets that the service wants a device to have.
 *
 * @param offer those that it brings
 * @param place of a document with more of them than fit
 */
public record TrustWish(KeySetOffer offer, Optional<ImageUri> place) {
    public static final TrustWish NONE = new TrustWish(KeySetOffer.NONE, Optional.empty());
}
