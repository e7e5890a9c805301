package dev.drydock.protocol.trust;

import dev.drydock.application.fleet.image.ImageManifest;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.protocol.json.MalformedDocument;
import java.time.Instant;
import java.util.function.Function;

/** The text of a manifest as the one who keeps it for devices reads it: whether its signature is right is for them to say. */
public final class KeptManifest {
    private KeptManifest() {}

    /** Reads a text; one that no device of this version would read is refused. */
    public static <T> T read(String text, Instant added, Function<ImageManifest, T> read, Function<Reason, T> refused) {
        try {
            SignedToken token = ManifestDocument.token(text);
            return ManifestDocument.read(token.payloadBytes())
                    .match(
                            said -> read.apply(
                                    new ImageManifest(OrderManifest.of(token.text()), said, token.signer(), added)),
                            refused);
        } catch (MalformedDocument e) {
            return refused.apply(new Reason(ReasonCode.MANIFEST_MALFORMED, "the manifest: " + e.getMessage()));
        }
    }
}
