package dev.drydock.application.device.keyset;

import dev.drydock.application.device.trust.KeySetOffer;
import dev.drydock.domain.firmware.ImageUri;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Fetches documents of key sets. */
@FunctionalInterface
public interface KeySetSource {
    /** Completes with what the document offers; one that cannot be had is the offer's fault {@code key-set-unreachable}. */
    CompletionStage<KeySetOffer> fetch(ImageUri place);

    /** No source: a device that asks for no manifests has no use for keys. */
    KeySetSource NONE = place -> CompletableFuture.completedFuture(KeySetOffer.NONE);
}
