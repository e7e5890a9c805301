package dev.drydock.application.fleet.image;

import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.key.Thumbprint;
import dev.drydock.domain.trust.manifest.Audience;
import dev.drydock.domain.trust.manifest.Manifest;
import dev.drydock.domain.trust.manifest.Validity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Manifests of images whose form is right, and whose signatures are bytes without a meaning. */
public final class SignedImages {
    public static final Thumbprint SIGNER = new Thumbprint(Base64Url.encode(new byte[32]));

    private static final Instant ISSUED = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant EXPIRES = Instant.parse("2027-11-01T10:00:00Z");

    private SignedImages() {}

    /** A manifest of an image for gateways. */
    public static ImageManifest manifest(FleetImage image, long sequence, int counter) {
        return manifest(image, sequence, counter, 0);
    }

    /** The same under another signature. */
    public static ImageManifest manifest(FleetImage image, long sequence, int counter, int signature) {
        Manifest said = new Manifest(
                new Audience(List.of("gateway"), List.of(), List.of()),
                image.version(),
                new ReleaseNumbers(sequence, counter),
                new ImageMeasure(image.size(), image.digest()),
                Manifest.PLAIN_TYPE,
                new Validity(ISSUED, EXPIRES),
                Set.of());
        return new ImageManifest(OrderManifest.of(text(said, signature)), said, SIGNER, image.added());
    }

    private static String text(Manifest said, int signature) {
        byte[] bytes = new byte[64];
        Arrays.fill(bytes, (byte) signature);
        return encoded("{\"alg\":\"EdDSA\",\"kid\":\"" + SIGNER + "\",\"typ\":\"drydock-manifest+jws\"}") + "."
                + encoded(payload(said)) + "." + Base64Url.encode(bytes);
    }

    private static String payload(Manifest said) {
        return "{\"format\":1,\"models\":[\"gateway\"],\"version\":\"" + said.version() + "\",\"sequence\":"
                + said.numbers().sequence() + ",\"securityCounter\":"
                + said.numbers().securityCounter() + ",\"size\":"
                + said.image().size() + ",\"sha256\":\""
                + said.image().digest().hex() + "\",\"type\":\"image\",\"issued\":\"" + ISSUED + "\",\"expires\":\""
                + EXPIRES + "\"}";
    }

    private static String encoded(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }
}
