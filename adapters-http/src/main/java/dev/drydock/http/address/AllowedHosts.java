package dev.drydock.http.address;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** The hosts from which the configuration of a device allows images to be fetched. */
public final class AllowedHosts {
    /** Every host. */
    public static final AllowedHosts ALL = new AllowedHosts(List.of());

    private final List<HostPattern> patterns;

    private AllowedHosts(List<HostPattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /**
     * Reads patterns such as {@code images.example.com}, {@code *.example.com} (all names below, not the host itself),
     * {@code 192.0.2.7} and {@code [2001:db8::7]}, each followed by {@code :port} when only that port is meant. Case does not
     * matter. No pattern at all allows every host.
     *
     * @throws IllegalArgumentException when one of them is no such pattern
     */
    public static AllowedHosts parse(List<String> patterns) {
        return new AllowedHosts(patterns.stream().map(HostPattern::parse).toList());
    }

    /**
     * Whether an image may be fetched from there.
     *
     * @param uri an http or https URI with a host; its port is that of the scheme when it names none
     */
    public boolean allow(URI uri) {
        return patterns.isEmpty() || name(uri);
    }

    /** Whether a pattern names the host of the URI; false without any pattern. */
    public boolean name(URI uri) {
        Endpoint place = Endpoint.of(uri);
        String host = HostPattern.plain(place.host());
        return patterns.stream().anyMatch(pattern -> pattern.matches(host, place.port()));
    }

    @Override
    public String toString() {
        return patterns.isEmpty()
                ? "every host"
                : patterns.stream().map(HostPattern::toString).collect(Collectors.joining(", "));
    }
}
