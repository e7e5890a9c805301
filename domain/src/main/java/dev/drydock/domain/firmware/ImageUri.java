package dev.drydock.domain.firmware;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of an ordered image: 1 to 8,192 printable ASCII characters. Only an absolute http or https URI with a host and
 * without user information can be fetched; anything else (the tutorial's {@code test.com}) will do for a simulated update.
 */
public record ImageUri(String value) {
    /** The most characters of a URI; links signed by a cloud store have some 2,000. */
    public static final int LONGEST = 8192;

    /**
     * An authority whose host has an underscore, as the services of a container network often do. {@link URI} takes it for a name
     * of another registry (RFC 3986, 3.2.2) and gives neither its host nor its port.
     */
    private static final Pattern UNDERSCORED =
            Pattern.compile("(?=[^_]{0,253}_)[A-Za-z0-9._-]{1,253}(:(?<port>[0-9]{0,5}))?");

    /** @throws IllegalArgumentException when the value is empty, too long or not printable ASCII */
    public ImageUri {
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "an image URI has at most " + LONGEST + " characters, this one has " + value.length());
        }
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "an image URI is printable ASCII characters without spaces, at least one");
        }
    }

    /** The URI to fetch, or empty when an image cannot be fetched from here. */
    public Optional<URI> fetchable() {
        try {
            URI uri = new URI(value);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && namesHost(uri) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean namesHost(URI uri) {
        if (uri.getHost() != null) {
            return uri.getRawUserInfo() == null && uri.getPort() <= 65_535;
        }
        String authority = uri.getRawAuthority();
        Matcher underscored = UNDERSCORED.matcher(authority == null ? "" : authority);
        if (!underscored.matches()) {
            return false;
        }
        String port = underscored.group("port");
        return port == null || port.isEmpty() || Integer.parseInt(port) <= 65_535;
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
