package dev.drydock.bootstrap.service.image;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.http.address.Endpoint;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The address at which an image is served, and the URL under which devices see it. Without a word of the user it is the address by
 * which this machine reaches the broker: devices that reach the broker are likely to reach that.
 *
 * @param url as the user gave it; empty when nothing was said
 */
record ServingAddress(String listenHost, int port, Optional<String> url) {
    private static final Pattern BASE = Pattern.compile("http://[^/?#]*:0*[1-9][0-9]{0,4}/?");
    private static final int DISCARD = 9;

    static ServingAddress choose(Optional<String> serveAt, URI broker) {
        return serveAt.map(ServingAddress::seenAt).orElseGet(() -> reaching(broker));
    }

    /** The base URL under which devices find what is served on the port. */
    String urlFor(int boundPort) {
        return url.orElseGet(() -> urlOf(listenHost, boundPort));
    }

    private static String urlOf(String host, int port) {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /**
     * A warning that no other machine can fetch the image, with the addresses of this machine at which it could be served; empty when
     * other machines may, or when the user said where to serve.
     */
    Optional<String> warning(int boundPort, List<InetAddress> own) {
        if (url.isPresent() || !isOfThisMachineAlone(listenHost)) {
            return Optional.empty();
        }
        String candidates = own.stream()
                .map(address -> "--serve-at " + urlOf(withoutScope(address), boundPort))
                .collect(Collectors.joining(" or "));
        String advice = candidates.isEmpty() ? "--serve-at http://HOST:" + boundPort : candidates;
        return Optional.of("Warning: the image is offered at " + urlFor(boundPort)
                + ", which no other machine can fetch. For devices on other machines give " + advice + ".");
    }

    /** The scope of an IPv6 address is the name of an interface, which means nothing to other machines (RFC 4007, 6). */
    private static String withoutScope(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }

    private static boolean isOfThisMachineAlone(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isAnyLocalAddress();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServingAddress seenAt(String url) {
        if (!BASE.matcher(url).matches()) {
            throw notOne(url);
        }
        try {
            URI uri = new ImageUri(url).fetchable().orElseThrow(() -> notOne(url));
            Endpoint place = Endpoint.of(uri);
            return new ServingAddress(
                    listenFor(place.bareHost()), place.port(), Optional.of(url.replaceFirst("/$", "")));
        } catch (IllegalArgumentException e) {
            throw notOne(url);
        }
    }

    /** A loopback address is listened on alone; any other may be one that a router shows for this machine. */
    private static String listenFor(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress() ? host : "0.0.0.0";
        } catch (IOException e) {
            return "0.0.0.0";
        }
    }

    private static ServingAddress reaching(URI broker) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(Endpoint.of(broker).bareHost(), DISCARD));
            return new ServingAddress(socket.getLocalAddress().getHostAddress(), 0, Optional.empty());
        } catch (IOException | IllegalArgumentException e) {
            return new ServingAddress("127.0.0.1", 0, Optional.empty());
        }
    }

    private static CommandFailure notOne(String url) {
        return CommandFailure.wrongUse("--serve-at wants http://HOST:PORT, and got '" + url + "'");
    }
}
