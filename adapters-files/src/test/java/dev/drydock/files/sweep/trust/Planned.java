package dev.drydock.files.sweep.trust;

import dev.drydock.application.fakes.trust.ReleaseDesk;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.trust.manifest.Manifest;

/**
 * The release of one update.
 *
 * @param image the number of the update whose bytes it has, which is its own unless it is a way back
 * @param onlyFrom the one sequence from which it is taken; below 0 means from any
 */
public record Planned(long sequence, int counter, int image, long onlyFrom) {
    public static Planned fresh(long sequence, int counter, int image) {
        return new Planned(sequence, counter, image, -1);
    }

    /** A manifest over the bytes of an earlier update. */
    public static Planned back(long sequence, int counter, int image, long onlyFrom) {
        return new Planned(sequence, counter, image, onlyFrom);
    }

    /** The one after this, over bytes of its own. */
    public Planned next(int own) {
        return fresh(sequence + 1, counter + 1, own);
    }

    public UpdateOrder sign(UpdateOrder order) {
        Manifest manifest = ReleaseDesk.manifest(order, sequence, counter);
        return ReleaseDesk.signed(order, onlyFrom < 0 ? manifest : ReleaseDesk.onlyFrom(manifest, onlyFrom));
    }
}
