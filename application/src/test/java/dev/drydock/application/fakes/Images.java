package dev.drydock.application.fakes;

import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** Small images and the orders that name them. */
public final class Images {
    private Images() {}

    /** The image that a test calls by this name. */
    public static byte[] image(String name) {
        return ("image " + name + " ").repeat(10).getBytes(StandardCharsets.UTF_8);
    }

    public static ImageMeasure measure(byte[] image) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new ImageMeasure(image.length, Digest.of(sha256.digest(image)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** A whole order with this id for an image, and a version, that go by the same name. */
    public static UpdateOrder order(String id) {
        return order(id, id);
    }

    public static UpdateOrder order(String id, String image) {
        ImageMeasure measure = measure(image(image));
        return new UpdateOrder(
                new UpdateId(id),
                new ImageUri("http://images.example/" + image),
                Optional.of(new Version("v-" + image)),
                Optional.of(measure.size()),
                Optional.of(measure.digest()),
                Optional.empty());
    }

    /** The same order with the image elsewhere. */
    public static UpdateOrder renewed(UpdateOrder order, String uri) {
        return new UpdateOrder(
                        order.id(), new ImageUri(uri), order.version(), order.size(), order.digest(), order.notAfter())
                .with(order.manifest());
    }
}
