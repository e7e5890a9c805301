package dev.drydock.files.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.domain.trust.memory.Floor;
import dev.drydock.domain.trust.memory.Release;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The form of manifests, releases and floors in the documents of a device. */
public final class TrustCodec {
    private TrustCodec() {}

    public static ObjectNode write(OrderManifest manifest) {
        ObjectNode node = Members.none();
        node.put("identity", manifest.identity().toString());
        Members.put(node, "text", manifest.text());
        return node;
    }

    public static OrderManifest manifest(Members members) {
        return new OrderManifest(members.as("identity", Digest::parse), members.maybeText("text"));
    }

    public static ObjectNode write(Release release) {
        ObjectNode node = Members.none();
        node.put("identity", release.identity().toString());
        write(node, release.numbers());
        node.put("issued", release.issued().toString());
        write(node, release.at());
        return node;
    }

    public static Release release(Members members) {
        return new Release(
                members.as("identity", Digest::parse),
                numbers(members),
                members.as("issued", Instant::parse),
                at(members));
    }

    public static ObjectNode write(Floor floor) {
        ObjectNode node = Members.none();
        write(node, floor.numbers());
        Members.put(node, "time", floor.time());
        write(node, floor.at());
        return node;
    }

    public static Floor floor(Members members) {
        return new Floor(at(members), numbers(members), members.maybe("time", Instant::parse));
    }

    private static void write(ObjectNode node, ReleaseNumbers numbers) {
        node.put("sequence", numbers.sequence());
        node.put("securityCounter", numbers.securityCounter());
    }

    private static ReleaseNumbers numbers(Members members) {
        return checked(() -> new ReleaseNumbers(members.number("sequence"), members.count("securityCounter")));
    }

    private static void write(ObjectNode node, Optional<KeySetVersion> at) {
        node.set("at", at.map(TrustCodec::write).orElse(null));
    }

    private static ObjectNode write(KeySetVersion version) {
        return Members.none().put("epoch", version.epoch()).put("version", version.version());
    }

    private static Optional<KeySetVersion> at(Members members) {
        return members.maybeObject("at")
                .map(at -> checked(() -> new KeySetVersion(at.number("epoch"), at.number("version"))));
    }

    private static <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new MalformedDocument(String.valueOf(e.getMessage()));
        }
    }
}
