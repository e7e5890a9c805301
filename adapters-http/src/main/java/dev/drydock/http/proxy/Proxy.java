package dev.drydock.http.proxy;

import dev.drydock.http.address.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A proxy that is spoken to in plain HTTP.
 *
 * @param host a name or an address, an IPv6 address without brackets
 * @param login empty when the proxy wants no password
 */
public record Proxy(String host, int port, Optional<Login> login) {
    /** A user at a proxy. */
    public record Login(String user, String password) {
        private static Login decode(String userInfo) {
            String[] parts = userInfo.split(":", 2);
            return new Login(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * Reads {@code [http://][USER:PASSWORD@]HOST[:PORT]}.
     *
     * @param variable by which messages name the setting
     */
    static Proxy parse(String variable, String value) throws UnusableProxy {
        String whole = value.contains("://") ? value : "http://" + value;
        try {
            URI uri = new URI(whole);
            boolean bare = uri.getRawQuery() == null
                    && (uri.getRawPath() == null || uri.getRawPath().length() <= 1);
            if ("http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && bare) {
                Endpoint place = Endpoint.of(uri);
                return new Proxy(
                        place.bareHost(),
                        place.port(),
                        Optional.ofNullable(uri.getRawUserInfo()).map(Login::decode));
            }
        } catch (URISyntaxException e) {
            throw unusable(variable);
        }
        throw unusable(variable);
    }

    private static UnusableProxy unusable(String variable) {
        return new UnusableProxy(
                "the environment variable " + variable
                        + " names no proxy that can be used: expected http://HOST:PORT; proxies spoken to in TLS or SOCKS are not supported");
    }

    /** The value of Proxy-Authorization (RFC 7617), where the proxy wants one. */
    public Optional<String> authorization() {
        return login.map(one -> one.user() + ":" + one.password())
                .map(plain -> "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)));
    }

    /** The proxy as messages name it, without its password. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
