package dev.drydock.http.proxy;

import dev.drydock.http.address.Endpoint;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The choice of a proxy by the environment, as curl and most programs make it: {@code HTTP_PROXY} for http, {@code HTTPS_PROXY} for
 * https, {@code ALL_PROXY} where that is not set, {@code NO_PROXY} for what is reached directly. A name in lower case goes before the
 * same in upper case; an empty value is none.
 */
public final class Proxies {
    /** No proxy at all. */
    public static final Proxies NONE = new Proxies(Map.of());

    private final Map<String, String> environment;
    private final DirectHosts direct;

    private Proxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.direct = new DirectHosts(value("no_proxy").orElse(""));
    }

    /**
     * The proxies that an environment names.
     *
     * @param environment of the process, as by {@code System.getenv()}
     */
    public static Proxies of(Map<String, String> environment) {
        return new Proxies(environment);
    }

    /**
     * The proxy between here and an http or https URI; empty when there is none.
     *
     * @throws UnusableProxy when the variable that decides names none that can be used
     */
    public Optional<Proxy> between(URI uri) throws UnusableProxy {
        String own = Endpoint.isHttps(uri) ? "https_proxy" : "http_proxy";
        String name = value(own).isPresent() ? own : "all_proxy";
        Optional<String> value = value(name);
        if (value.isEmpty() || direct.hold(Endpoint.of(uri))) {
            return Optional.empty();
        }
        return Optional.of(Proxy.parse(name.toUpperCase(Locale.ROOT), value.get()));
    }

    private Optional<String> value(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .flatMap(form -> Optional.ofNullable(environment.get(form)).stream())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
