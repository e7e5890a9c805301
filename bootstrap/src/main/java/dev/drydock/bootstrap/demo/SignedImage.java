package dev.drydock.bootstrap.demo;

import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.order.UpdateOrder;
import java.util.Optional;

/**
 * An image and its manifest.
 *
 * @param measure of the image when it was signed
 */
record SignedImage(ImageMeasure measure, OrderManifest manifest) {
    /** The order with the manifest beside what it says of its image, be that true or not. */
    UpdateOrder beside(UpdateOrder order) {
        return order.with(Optional.of(manifest));
    }

    /** The order of this image from where another one is. */
    UpdateOrder orderedLike(UpdateOrder other) {
        return beside(new UpdateOrder(
                other.id(),
                other.uri(),
                other.mirrors(),
                other.version(),
                Optional.of(measure.size()),
                Optional.of(measure.digest()),
                other.notAfter()));
    }
}
