package dev.drydock.bootstrap.service.image;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.domain.trust.manifest.Manifest;
import dev.drydock.protocol.trust.ManifestDocument;
import java.util.Optional;

/**
 * The manifest that goes with an order, as the service reads it: devices check its signature.
 *
 * @param text as it is sent
 * @param said of the image
 */
public record OrderedManifest(OrderManifest text, Manifest said) {
    private static final String OPTION = "--manifest: ";

    /** Reads a manifest; wrong use when it is none. */
    public static OrderedManifest read(SignedToken token) {
        Manifest said = ManifestDocument.read(token.payloadBytes()).match(read -> read, reason -> refused(reason));
        return new OrderedManifest(OrderManifest.of(token.text()), said);
    }

    private static Manifest refused(Reason reason) {
        throw CommandFailure.wrongUse(OPTION + reason.message());
    }

    /** The version of the order; wrong use when it is named and another. */
    public Optional<Version> version(Optional<Version> named) {
        check(named.filter(version -> !version.equals(said.version())), "version " + said.version());
        return Optional.of(said.version());
    }

    /** Wrong use when the image is another. */
    public void checkSize(Optional<Long> size) {
        check(
                size.filter(bytes -> bytes != said.image().size()),
                "an image of " + said.image().size() + " bytes");
    }

    /** Wrong use when the image is another. */
    public void checkDigest(Optional<Digest> digest) {
        check(
                digest.filter(found -> !found.equals(said.image().digest())),
                said.image().digest().toString());
    }

    private static void check(Optional<?> other, String signed) {
        if (other.isPresent()) {
            throw CommandFailure.wrongUse(
                    OPTION + "it is of another image: it says " + signed + ", not " + other.get());
        }
    }
}
