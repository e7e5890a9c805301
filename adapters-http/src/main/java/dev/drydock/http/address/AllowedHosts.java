package dev.drydock.http.address;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** The hosts from which a device may fetch images, by its own configuration. */
public final class AllowedHosts {
    /** Any host at all. */
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
        int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        int port = uri.getPort() < 0 ? usual : uri.getPort();
        String host = HostPattern.plain(uri.getHost());
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(host, port));
    }

    @Override
    public String toString() {
        return patterns.isEmpty()
                ? "every host"
                : patterns.stream().map(HostPattern::toString).collect(Collectors.joining(", "));
    }
}
