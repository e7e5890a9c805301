package dev.drydock.protocol.order;

import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An order before it is known by which id it goes.
 *
 * @param places where the image is, at least one, in the order in which they are tried
 */
public record AnonymousOrder(
        List<ImageUri> places,
        Optional<Version> version,
        Optional<Long> size,
        Optional<Digest> digest,
        Optional<String> foreignCheckValue,
        Optional<Instant> notAfter,
        Optional<OrderManifest> manifest) {

    public UpdateOrder withId(UpdateId id) {
        List<ImageUri> mirrors = places.subList(1, places.size());
        return new UpdateOrder(
                id, places.get(0), mirrors, version, size, digest, foreignCheckValue, notAfter, manifest);
    }

    /**
     * The id that a desired order without one goes by: {@code d-} and 16 hexadecimal digits of the SHA-256 of its members in
     * a fixed order, so that reading it again is not a new order.
     */
    public UpdateId idFromMembers() {
        String members = String.join(
                "\n",
                places.stream().map(ImageUri::value).collect(Collectors.joining("\n")),
                version.map(Version::value).orElse(""),
                size.map(String::valueOf).orElse(""),
                digest.map(Digest::toString).or(() -> foreignCheckValue).orElse(""),
                notAfter.map(Instant::toString).orElse(""));
        String withManifest = manifest.map(it -> members + "\n" + it.identity()).orElse(members);
        return idFrom(withManifest.getBytes(StandardCharsets.UTF_8));
    }

    /** The id of what cannot be read as an order, from its bytes. */
    public static UpdateId idFrom(byte[] bytes) {
        return new UpdateId("d-" + HexFormat.of().formatHex(Sha256.of(bytes), 0, 8));
    }
}
