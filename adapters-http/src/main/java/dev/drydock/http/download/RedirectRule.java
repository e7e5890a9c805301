package dev.drydock.http.download;

import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.address.AllowedHosts;
import dev.drydock.http.address.Endpoint;
import dev.drydock.http.address.Place;
import dev.drydock.http.address.WrittenUri;
import dev.drydock.http.address.Zone;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;

/**
 * The rule for hosts and redirects (RFC 9110, 15.4). A redirect is followed by http or https to an allowed host; never from https to
 * http, never with user information, and to a near host only from itself or when the configuration names it.
 */
record RedirectRule(AllowedHosts allowed) {
    /** The most that are followed for one request. */
    static final int MOST = 5;

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

    /** Resolves the next URI, whose addresses are {@link #admit(Dialer.Route, Dialer.Route) still to be checked}. */
    URI next(URI from, List<String> locations) throws FetchEnded {
        if (locations.size() != 1 || locations.get(0).isBlank()) {
            throw refused(from, "with " + locations.size() + " Locations or an empty one; expected one");
        }
        URI to = resolve(from, locations.get(0).strip());
        if (Endpoint.isHttps(from) && !Endpoint.isHttps(to)) {
            throw refused(from, "from https to http at " + Place.of(to));
        }
        admit(to);
        return to;
    }

    /**
     * Checks a redirect by the addresses of both hosts. A redirect to another host must not lead to a link-local address, nor from
     * another machine to this one, nor to a private host that the configuration does not name.
     */
    void admit(Dialer.Route from, Dialer.Route to) throws FetchEnded {
        boolean same = sameHost(from, to);
        switch (to.zone()) {
            case LINK -> refuseUnless(same, from, to, "a link-local address");
            case MACHINE -> refuseUnless(same || from.zone() == Zone.MACHINE, from, to, "an address of this machine");
            case PRIVATE ->
                refuseUnless(
                        same || allowed.name(to.uri()),
                        from,
                        to,
                        "a private address, which the device's configuration has to allow by name");
            case AFAR -> {}
        }
    }

    private static void refuseUnless(boolean admitted, Dialer.Route from, Dialer.Route to, String what)
            throws FetchEnded {
        if (!admitted) {
            throw refused(from.uri(), "to " + Place.of(to.uri()) + ", " + what);
        }
    }

    private static boolean sameHost(Dialer.Route from, Dialer.Route to) {
        return Endpoint.of(from.uri())
                        .host()
                        .equalsIgnoreCase(Endpoint.of(to.uri()).host())
                || !Collections.disjoint(from.known(), to.known());
    }

    private static URI resolve(URI from, String location) throws FetchEnded {
        try {
            String written = WrittenUri.escaped(location);
            // a query alone keeps the path (RFC 3986, 5.2.2); java.net.URI, which is older, drops its last segment
            URI reference = new URI(written.startsWith("?") ? from.getRawPath() + written : written);
            String text = from.resolve(reference).toString();
            int fragment = text.indexOf('#');
            String whole = fragment < 0 ? text : text.substring(0, fragment);
            if (whole.length() > ImageUri.LONGEST) {
                throw refused(
                        from, "to a URI of " + whole.length() + " characters; expected at most " + ImageUri.LONGEST);
            }
            return new ImageUri(whole).fetchable().orElseThrow(() -> notAllowed(from, location));
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
