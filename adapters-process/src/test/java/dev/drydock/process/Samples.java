package dev.drydock.process;

import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.memory.Release;
import java.time.Instant;
import java.util.Optional;

/** An order whose URI holds a token. */
final class Samples {
    static final UpdateOrder ORDER = new UpdateOrder(
            new UpdateId("u-1"),
            new ImageUri("http://images.example/x?sig=secret"),
            Optional.of(new Version("2.0.0")),
            Optional.of(10L),
            Optional.of(new Digest("a".repeat(64))),
            Optional.empty());

    /** The ordered image, with the manifest of a release. */
    static final SlotImage IMAGE = new SlotImage(
            ORDER.with(Optional.of(OrderManifest.of("e30.e30.e30"))),
            new ImageMeasure(10, new Digest("a".repeat(64))),
            Optional.of(new Release(
                    new Digest("b".repeat(64)), new ReleaseNumbers(31, 4), Instant.EPOCH, Optional.empty())));

    private Samples() {}
}
