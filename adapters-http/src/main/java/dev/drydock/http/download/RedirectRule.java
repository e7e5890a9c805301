package dev.drydock.http.download;

import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.ReasonCode;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a redirect may lead (RFC 9110, 15.4): http or https, never from https to http, without user information, and not from
 * another machine into this one or its link (an address given by number; names are not looked up here).
 */
final class RedirectRule {
    /** How many are followed for one request. */
    static final int MOST = 5;

    private static final Pattern BY_NUMBER = Pattern.compile("[0-9.]+|\\[.*]");

    private RedirectRule() {}

    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** The next URI to ask. */
    static URI follow(URI from, Optional<String> location) throws FetchEnded {
        String text =
                location.orElseThrow(() -> refused(from, "without a Location")).strip();
        URI to = resolve(from, text);
        if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
            throw refused(from, "from https to http at " + Place.of(to));
        }
        if (isNear(to) && !isNear(from)) {
            throw refused(from, "to " + Place.of(to) + ", an address of this machine or its link");
        }
        return to;
    }

    private static URI resolve(URI from, String location) throws FetchEnded {
        try {
            URI whole = from.resolve(new URI(location));
            String text = whole.toString();
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

    private static boolean isNear(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (!BY_NUMBER.matcher(host).matches()) {
            return host.equals("localhost") || host.endsWith(".localhost");
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
