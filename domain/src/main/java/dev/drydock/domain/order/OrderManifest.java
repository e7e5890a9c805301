package dev.drydock.domain.order;

import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.trust.key.Base64Url;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The manifest of an order, of which nothing has been checked.
 *
 * @param identity the SHA-256 of its payload; of the whole text when that has none
 * @param text as it came; empty where nothing but the identity is kept
 */
public record OrderManifest(Digest identity, Optional<String> text) {
    public static OrderManifest of(String text) {
        return new OrderManifest(Digest.of(Sha256.of(payload(text))), Optional.of(text));
    }

    /** The same without its text. */
    public OrderManifest identityAlone() {
        return new OrderManifest(identity, Optional.empty());
    }

    private static byte[] payload(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length == 3) {
            try {
                return Base64Url.decode(parts[1]);
            } catch (IllegalArgumentException e) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
