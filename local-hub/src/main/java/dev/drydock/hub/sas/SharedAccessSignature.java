package dev.drydock.hub.sas;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A token {@code SharedAccessSignature sr=…&sig=…&se=…[&skn=…]}, its parts in any order. What is signed is the resource just as it
 * stands there, still encoded, a line feed, and the second at which the token expires.
 */
public final class SharedAccessSignature {
    private static final String PREFIX = "SharedAccessSignature ";

    private final String encodedResource;
    private final String resource;
    private final String signature;
    private final String expirySecond;
    private final Instant expiry;
    private final Optional<String> policy;

    private SharedAccessSignature(
            String encodedResource, String signature, String expirySecond, Instant expiry, Optional<String> policy) {
        this.encodedResource = encodedResource;
        this.resource = decoded(encodedResource).toLowerCase(Locale.ROOT).replaceFirst("^([^/:]+):[0-9]+", "$1");
        this.signature = signature;
        this.expirySecond = expirySecond;
        this.expiry = expiry;
        this.policy = policy;
    }

    /** Reads a token; empty when it is none. */
    public static Optional<SharedAccessSignature> read(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : text.substring(PREFIX.length()).split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals).trim(), part.substring(equals + 1));
            }
        }
        String resource = parts.get("sr");
        String signature = parts.get("sig");
        String expiry = parts.get("se");
        if (resource == null || signature == null || expiry == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SharedAccessSignature(
                    resource,
                    decoded(signature),
                    expiry,
                    Instant.ofEpochSecond(Long.parseLong(expiry)),
                    Optional.ofNullable(parts.get("skn")).map(SharedAccessSignature::decoded)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The time at which the token expires. */
    public Instant expiry() {
        return expiry;
    }

    /** The shared access policy of the token; empty for a device's own key. */
    public Optional<String> policy() {
        return policy.filter(name -> !name.isEmpty());
    }

    /** Whether it was signed with one of these keys. */
    public boolean isSignedWith(List<SharedAccessKey> keys) {
        return keys.stream().anyMatch(key -> key.signed(encodedResource + "\n" + expirySecond, signature));
    }

    /**
     * Whether it is for a resource, or for something that holds it: a token for the hub is good for all its devices. The port
     * that a client may write behind the host counts for nothing.
     */
    public boolean covers(String asked) {
        String lower = asked.toLowerCase(Locale.ROOT);
        return lower.equals(resource) || lower.startsWith(resource + "/");
    }

    /** Whether it is for a thing that this resource holds. */
    public boolean isWithin(String outer) {
        return resource.startsWith(outer.toLowerCase(Locale.ROOT) + "/");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
