package dev.drydock.domain.firmware;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where an order says that its image is: 1 to 2,048 printable ASCII characters. Only an absolute http or https URI with a host
 * and without user information can be fetched; anything else (the tutorial's {@code test.com}) will do for a simulated update.
 */
public record ImageUri(String value) {
    private static final int LONGEST = 2048;

    /** @throws IllegalArgumentException when the value is empty, too long or not printable ASCII */
    public ImageUri {
        if (value.isEmpty() || value.length() > LONGEST || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("an image URI is 1 to 2048 printable ASCII characters without spaces");
        }
    }

    /** The URI to fetch, or empty when an image cannot be fetched from here. */
    public Optional<URI> fetchable() {
        try {
            URI uri = new URI(value);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean plain = uri.getHost() != null && uri.getRawUserInfo() == null && uri.getPort() <= 65_535;
            return web && plain ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The URI up to its query and without user information, either of which can hold a secret: fit for logs. */
    public String withoutSecrets() {
        int query = value.indexOf('?');
        String shown = query < 0 ? value : value.substring(0, query);
        return shown.replaceFirst("//[^/]*@", "//");
    }

    @Override
    public String toString() {
        return withoutSecrets();
    }
}
