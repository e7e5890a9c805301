package dev.drydock.application.fleet.image;

import dev.drydock.application.fleet.plan.PlannedManifest;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.trust.key.Thumbprint;
import dev.drydock.domain.trust.manifest.Manifest;
import java.time.Instant;
import java.util.Comparator;

/**
 * A manifest of an image, which nobody has verified here: devices do.
 *
 * @param statement as it is sent, with its text
 * @param said by it
 * @param signer the key that it names
 * @param added the wall clock's time
 */
public record ImageManifest(OrderManifest statement, Manifest said, Thumbprint signer, Instant added) {
    /** The one with the highest sequence last; of several with the same sequence, the one that was issued last. */
    static final Comparator<ImageManifest> BY_SEQUENCE = Comparator.comparingLong(ImageManifest::sequence)
            .thenComparing(manifest -> manifest.said().validity().issued())
            .thenComparing(manifest -> manifest.identity().hex());

    /** @throws IllegalArgumentException when it has no text */
    public ImageManifest {
        if (statement.text().isEmpty()) {
            throw new IllegalArgumentException("a manifest that is kept has a text");
        }
    }

    public Digest identity() {
        return statement.identity();
    }

    public long sequence() {
        return said.numbers().sequence();
    }

    PlannedManifest planned(boolean isChosen) {
        return new PlannedManifest(
                identity(), said.numbers(), said.audience(), said.validity().expires(), isChosen);
    }
}
