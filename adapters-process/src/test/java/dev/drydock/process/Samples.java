package dev.drydock.process;

import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
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

    private Samples() {}
}
