package dev.drydock.http.download;

import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.address.AllowedHosts;
import dev.drydock.http.address.NearHosts;
import dev.drydock.http.address.Place;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * Where an image may be asked for, and where a redirect may lead (RFC 9110, 15.4): to hosts that the configuration allows, by
 * http or https, never from https to http, without user information, and not from another machine into this one or its link.
 */
final class RedirectRule {
    /** How many are followed for one request. */
    static final int MOST = 5;

    private final AllowedHosts allowed;
    private final NearHosts near;

    RedirectRule(AllowedHosts allowed, NearHosts near) {
        this.allowed = allowed;
        this.near = near;
    }

    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    void admit(URI uri) throws FetchEnded {
        if (!allowed.allow(uri)) {
            throw FetchEnded.because(
                    ReasonCode.HOST_NOT_ALLOWED,
                    "expected a host that the device's configuration allows, found " + Place.of(uri));
        }
    }

    /** The next URI to ask, unless that {@link #leadsInwards leads inwards}. */
    URI next(URI from, List<String> locations) throws FetchEnded {
        if (locations.size() != 1 || locations.get(0).isBlank()) {
            throw refused(from, "with " + locations.size() + " Locations or an empty one; expected one");
        }
        URI to = resolve(from, locations.get(0).strip());
        if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
            throw refused(from, "from https to http at " + Place.of(to));
        }
        admit(to);
        return to;
    }

    /** Whether a redirect leads from another machine into this one or its link; blocks while a name is looked up. */
    boolean leadsInwards(URI from, URI to) {
        return near.hold(to.getHost()) && !near.hold(from.getHost());
    }

    static FetchEnded inwards(URI from, URI to) {
        return refused(from, "to " + Place.of(to) + ", an address of this machine or its link");
    }

    private static URI resolve(URI from, String location) throws FetchEnded {
        try {
            // a query alone keeps the path (RFC 3986, 5.2.2); java.net.URI, which is older, drops its last segment
            URI reference = new URI(location.startsWith("?") ? from.getRawPath() + location : location);
            String text = from.resolve(reference).toString();
            int fragment = text.indexOf('#');
            return new ImageUri(fragment < 0 ? text : text.substring(0, fragment))
                    .fetchable()
                    .orElseThrow(() -> notAllowed(from, location));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw notAllowed(from, location);
        }
    }

    private static FetchEnded notAllowed(URI from, String location) {
        return refused(
                from,
                "to '" + Place.of(location) + "'; expected an http or https URI with a host and no user information");
    }

    private static FetchEnded refused(URI from, String found) {
        return FetchEnded.because(ReasonCode.REDIRECT_REFUSED, Place.of(from) + " redirects " + found);
    }
}
