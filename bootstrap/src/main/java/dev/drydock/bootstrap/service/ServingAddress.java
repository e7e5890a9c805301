package dev.drydock.bootstrap.service;

import dev.drydock.bootstrap.CommandFailure;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where an image is served and how devices see that place. Without a word of the user it is the address by which this machine
 * reaches the broker: devices that reach the broker are likely to reach that.
 */
record ServingAddress(String listenHost, int port, Optional<String> url) {

    static ServingAddress choose(Optional<String> serveAt, URI broker) {
        return serveAt.map(ServingAddress::seenAt).orElseGet(() -> reaching(broker));
    }

    /** The base URL under which devices find what is served on the port. */
    String urlFor(int boundPort) {
        String host = listenHost.contains(":") ? "[" + listenHost + "]" : listenHost;
        return url.orElseGet(() -> "http://" + host + ":" + boundPort);
    }

    private static ServingAddress seenAt(String url) {
        try {
            URI uri = new URI(url);
            boolean plain = "http".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0;
            if (plain && (uri.getRawPath() == null || uri.getRawPath().length() <= 1)) {
                return new ServingAddress(
                        listenFor(uri.getHost()), uri.getPort(), Optional.of(url.replaceAll("/$", "")));
            }
        } catch (URISyntaxException e) {
            throw notOne(url);
        }
        throw notOne(url);
    }

    /** A loopback address is listened on alone; any other may be one that a router shows for this machine. */
    private static String listenFor(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress() ? host.replaceAll("^\\[|]$", "") : "0.0.0.0";
        } catch (IOException e) {
            return "0.0.0.0";
        }
    }

    private static ServingAddress reaching(URI broker) {
        try (DatagramSocket socket = new DatagramSocket()) {
            int anyPort = 9;
            socket.connect(new InetSocketAddress(broker.getHost(), anyPort));
            return new ServingAddress(socket.getLocalAddress().getHostAddress(), 0, Optional.empty());
        } catch (IOException | IllegalArgumentException e) {
            return new ServingAddress("127.0.0.1", 0, Optional.empty());
        }
    }

    private static CommandFailure notOne(String url) {
        return CommandFailure.wrongUse("--serve-at wants http://HOST:PORT, and got '" + url + "'");
    }
}
