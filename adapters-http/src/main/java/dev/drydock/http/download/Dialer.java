package dev.drydock.http.download;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.address.Endpoint;
import dev.drydock.http.address.NumericHost;
import dev.drydock.http.address.Place;
import dev.drydock.http.address.Zone;
import dev.drydock.http.proxy.Proxies;
import dev.drydock.http.proxy.Proxy;
import dev.drydock.http.wire.NameLookup;
import dev.drydock.http.wire.Network;
import dev.drydock.http.wire.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** Connects to the servers of one fetch, directly or through a proxy, and sends the requests. */
record Dialer(Means means, Pace pace, StopSignal stop) {
    /**
     * The settings that all fetches share.
     *
     * @param tls the authorities to trust and the certificate to present; empty for what the JDK trusts
     */
    record Means(Network network, Proxies proxies, Optional<SSLContext> tls) {}

    /**
     * A URI and the route to it.
     *
     * @param proxy empty when the server is reached directly
     * @param known addresses of the URI's host; behind a proxy only the one that the URI itself contains
     * @param dialled addresses to connect to
     */
    record Route(URI uri, Optional<Proxy> proxy, List<InetAddress> known, List<InetAddress> dialled) {
        /** A URI before its host is looked up. */
        static Route asWritten(URI uri) {
            List<InetAddress> known =
                    NumericHost.address(Endpoint.of(uri).host()).stream().toList();
            return new Route(uri, Optional.empty(), known, List.of());
        }

        Zone zone() {
            return Zone.of(Endpoint.of(uri).host(), known);
        }

        /** The URI, and the proxy if there is one, as messages name them. */
        String place() {
            return Place.of(uri) + proxy.map(by -> " through the proxy " + by).orElse("");
        }
    }

    /** Finds the route to a URI; contacts at most a name server. */
    Route route(URI uri) throws FetchEnded {
        String host = Endpoint.of(uri).host();
        try {
            Optional<Proxy> proxy = means.proxies().between(uri);
            if (proxy.isEmpty()) {
                List<InetAddress> found = lookUp(host);
                return new Route(uri, proxy, found, found);
            }
            return new Route(
                    uri, proxy, Route.asWritten(uri).known(), lookUp(proxy.get().host()));
        } catch (IOException e) {
            throw failed(ReasonCode.SERVER_UNREACHABLE, Place.of(uri) + ": ", e);
        }
    }

    private List<InetAddress> lookUp(String host) throws IOException {
        CompletableFuture<List<InetAddress>> found = new NameLookup(means.network()).begin(host);
        stop.onStop(() -> found.cancel(false));
        try {
            return found.get(pace.patienceForHead(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw FetchEnded.because(pace.headMissing());
        } catch (CancellationException e) {
            throw FetchEnded.stopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FetchEnded.stopped();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        }
    }

    /** Requests a URI; the caller closes the answer. */
    Answer ask(Route route, Map<String, String> fields) throws FetchEnded {
        Pace.Waits waits = pace.new Waits();
        Wire wire = connect(route, waits);
        try {
            secure(wire, route);
            Wire.Answered answered = wire.get(target(route), whole(route, fields));
            waits.headCame();
            return new Answer(route.uri(), answered, wire, waits);
        } catch (IOException e) {
            wire.close();
            String expected = route.place() + ": expected an answer, found a broken connection: ";
            throw failed(ReasonCode.CONNECTION_BROKEN, expected, e);
        }
    }

    private Wire connect(Route route, Pace.Waits waits) throws FetchEnded {
        int port = route.proxy()
                .map(Proxy::port)
                .orElseGet(() -> Endpoint.of(route.uri()).port());
        Duration within = Duration.ofNanos(pace.patienceForConnection());
        try {
            return Wire.connect(
                    means.network(), route.dialled(), port, within, waits, wire -> stop.onStop(wire::close));
        } catch (SocketTimeoutException e) {
            throw ended(ReasonCode.SERVER_UNREACHABLE, route.place() + " did not take a connection in time");
        } catch (IOException e) {
            throw failed(ReasonCode.SERVER_UNREACHABLE, route.place() + " refused the connection: ", e);
        }
    }

    private void secure(Wire wire, Route route) throws IOException {
        if (!Endpoint.isHttps(route.uri())) {
            return;
        }
        Endpoint place = Endpoint.of(route.uri());
        if (route.proxy().isPresent()) {
            Map<String, String> fields = new LinkedHashMap<>(Map.of("Host", place.toString()));
            route.proxy().get().authorization().ifPresent(value -> fields.put("Proxy-Authorization", value));
            int status = wire.tunnel(place.toString(), fields);
            if (status < 200 || status > 299) {
                throw ended(ReasonCode.SERVER_UNREACHABLE, route.place() + " found its status " + status);
            }
        }
        try {
            wire.secure(means.tls(), place);
        } catch (IOException e) {
            throw failed(ReasonCode.SERVER_UNREACHABLE, route.place() + ": TLS failed: ", e);
        }
    }

    private static boolean asksProxy(Route route) {
        return route.proxy().isPresent() && !Endpoint.isHttps(route.uri());
    }

    /** The request target: the absolute form for a proxy (RFC 9112, 3.2.2), the origin form otherwise. */
    private static String target(Route route) {
        URI uri = route.uri();
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return asksProxy(route) ? "http://" + Endpoint.of(uri).field(false) + target : target;
    }

    private static Map<String, String> whole(Route route, Map<String, String> fields) {
        Map<String, String> whole = new LinkedHashMap<>();
        whole.put("Host", Endpoint.of(route.uri()).field(Endpoint.isHttps(route.uri())));
        whole.put("User-Agent", "drydock");
        whole.put("Accept-Encoding", "identity");
        whole.put("Connection", "close");
        whole.putAll(fields);
        if (asksProxy(route)) {
            route.proxy().flatMap(Proxy::authorization).ifPresent(value -> whole.put("Proxy-Authorization", value));
        }
        return whole;
    }

    private FetchEnded failed(ReasonCode code, String message, IOException cause) {
        return FetchEnded.within(cause).orElseGet(() -> ended(code, message + FetchEnded.said(cause)));
    }

    private FetchEnded ended(ReasonCode code, String message) {
        return stop.isStopped() ? FetchEnded.stopped() : FetchEnded.because(code, message);
    }
}
