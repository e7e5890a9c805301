package dev.drydock.files.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.time.Instant;
import java.util.Optional;

/** The form of orders, reasons and measures in the documents of a device. */
public final class ValueCodec {
    /** A URI of nothing but secrets. */
    private static final String NO_PLACE = "?";

    private ValueCodec() {}

    public static ObjectNode write(UpdateOrder order) {
        ObjectNode node = Members.none();
        node.put("id", order.id().value());
        node.put("uri", order.uri().value());
        if (!order.mirrors().isEmpty()) {
            ArrayNode mirrors = node.putArray("mirrors");
            order.mirrors().forEach(mirror -> mirrors.add(mirror.value()));
        }
        Members.put(node, "version", order.version());
        node.put("size", order.size().orElse(null));
        Members.put(node, "digest", order.digest());
        Members.put(node, "notAfter", order.notAfter());
        order.manifest().ifPresent(manifest -> node.set("manifest", TrustCodec.write(manifest)));
        return node;
    }

    /** The same order without the secrets that its URIs may hold, by which nothing can be fetched any more. */
    public static UpdateOrder withoutSecrets(UpdateOrder order) {
        return new UpdateOrder(
                order.id(),
                withoutSecrets(order.uri()),
                order.mirrors().stream().map(ValueCodec::withoutSecrets).toList(),
                order.version(),
                order.size(),
                order.digest(),
                Optional.empty(),
                order.notAfter(),
                order.manifest());
    }

    /** The order as it is remembered when it is over: nothing is fetched or verified by it any more. */
    public static UpdateOrder remembered(UpdateOrder order) {
        return withoutSecrets(order).with(order.manifest().map(OrderManifest::identityAlone));
    }

    private static ImageUri withoutSecrets(ImageUri uri) {
        String shown = uri.withoutSecrets();
        return new ImageUri(shown.isEmpty() ? NO_PLACE : shown);
    }

    public static UpdateOrder order(Members members) {
        return new UpdateOrder(
                members.as("id", UpdateId::new),
                members.as("uri", ImageUri::new),
                members.texts("mirrors", ImageUri::new),
                members.maybe("version", Version::new),
                members.maybeNumber("size").map(ValueCodec::positive),
                members.maybe("digest", Digest::parse),
                Optional.empty(),
                members.maybe("notAfter", Instant::parse),
                members.maybeObject("manifest").map(TrustCodec::manifest));
    }

    public static ObjectNode write(Reason reason) {
        ObjectNode node = Members.none();
        node.put("code", reason.code().code());
        node.put("message", reason.message());
        return node;
    }

    /** A reason; a code that a later program added is kept in the message. */
    public static Reason reason(Members members) {
        String code = members.text("code");
        String message = members.text("message");
        return ReasonCode.find(code)
                .map(known -> new Reason(known, message))
                .orElseGet(() -> new Reason(ReasonCode.INSTALL_FAILED, code + ": " + message));
    }

    public static ObjectNode write(ImageMeasure measure) {
        ObjectNode node = Members.none();
        node.put("size", measure.size());
        node.put("digest", measure.digest().toString());
        return node;
    }

    public static ImageMeasure measure(Members members) {
        return new ImageMeasure(members.number("size"), members.as("digest", Digest::parse));
    }

    public static Slot slot(Members members, String name) {
        return members.as(name, Slot::valueOf);
    }

    private static long positive(long size) {
        if (size < 1) {
            throw new MalformedDocument("'size' should be at least 1");
        }
        return size;
    }
}
