package dev.drydock.http.address;

import java.net.URI;

/**
 * The host and the port of an http or https URI.
 *
 * @param host as the URI has it: an IPv6 address stands in brackets
 * @param port the scheme's own when the URI names none
 */
public record Endpoint(String host, int port) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /**
     * Reads them from a URI with a host. {@link URI} itself gives neither when the host has an underscore.
     *
     * @throws IllegalArgumentException when the URI has no host
     */
    public static Endpoint of(URI uri) {
        int usual = isHttps(uri) ? HTTPS : HTTP;
        if (uri.getHost() != null) {
            return new Endpoint(uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort());
        }
        String authority = uri.getRawAuthority();
        if (authority == null) {
            throw new IllegalArgumentException("expected a URI with a host");
        }
        int colon = authority.indexOf(':');
        String port = colon < 0 ? "" : authority.substring(colon + 1);
        return new Endpoint(
                colon < 0 ? authority : authority.substring(0, colon), port.isEmpty() ? usual : Integer.parseInt(port));
    }

    public static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** The host without the brackets of an IPv6 address. */
    public String bareHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The value of the Host field (RFC 9110, 7.2), where the port that is the scheme's own is omitted. */
    public String field(boolean https) {
        return port == (https ? HTTPS : HTTP) ? host : toString();
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
