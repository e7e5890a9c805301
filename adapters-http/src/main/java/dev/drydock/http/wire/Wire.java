package dev.drydock.http.wire;

import dev.drydock.http.address.Endpoint;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A connection to a server or to a proxy, for one request. Only {@link #close} may be called from another thread. */
public final class Wire implements AutoCloseable {
    /** Named rather than left to the JDK, where a configuration of the machine may let older ones in again. */
    private static final String[] TLS_VERSIONS = {"TLSv1.3", "TLSv1.2"};

    /** Reads of at least this many bytes bypass the buffer. */
    private static final int BUFFER = 16 * 1024;

    private final WireSocket plain;
    private Socket socket;

    private Wire(WireSocket plain) {
        this.plain = plain;
        this.socket = plain;
    }

    /** Takes each connection before it is made, so that it can be closed while it is. */
    @FunctionalInterface
    public interface Begun {
        void take(Wire wire);
    }

    /**
     * Connects to the first address that takes the connection. The time is shared out: each address may take an equal part of what
     * the former ones left.
     *
     * @param addresses at least one
     * @throws SocketTimeoutException when none takes it in time
     */
    public static Wire connect(
            Network network, List<InetAddress> addresses, int port, Duration within, Patience patience, Begun begun)
            throws IOException {
        long end = System.nanoTime() + within.toNanos();
        IOException failure = new SocketTimeoutException("no time was left to connect");
        for (int i = 0; i < addresses.size(); i++) {
            long share = TimeUnit.NANOSECONDS.toMillis((end - System.nanoTime()) / (addresses.size() - i));
            Wire wire = new Wire(new WireSocket(patience));
            begun.take(wire);
            try {
                int millis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, share));
                network.connect(wire.plain, new InetSocketAddress(addresses.get(i), port), millis);
                wire.plain.setTcpNoDelay(true);
                return wire;
            } catch (IOException e) {
                wire.close();
                failure = e;
            }
        }
        throw failure;
    }

    /**
     * Begins TLS 1.2 or 1.3.
     *
     * @param tls empty for the default of the JDK
     * @param place to whose host the server's certificate must belong (RFC 9110, 4.3.4)
     */
    public void secure(Optional<SSLContext> tls, Endpoint place) throws IOException {
        plain.refuseEnd();
        SSLSocketFactory factory =
                tls.isPresent() ? tls.get().getSocketFactory() : (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secured = (SSLSocket) factory.createSocket(plain, place.bareHost(), place.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setProtocols(TLS_VERSIONS);
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        socket = secured;
    }

    /** Asks a proxy for a tunnel (RFC 9110, 9.3.6); a status from 200 to 299 says that it is there. */
    public int tunnel(String authority, Map<String, String> fields) throws IOException {
        send("CONNECT " + authority + " HTTP/1.1", fields);
        // unbuffered, as what follows the head is TLS
        return new HeadReader(plain.getInputStream()).read().status();
    }

    /** Sends a GET and reads the head of its answer. */
    public Answered get(String target, Map<String, String> fields) throws IOException {
        send("GET " + target + " HTTP/1.1", fields);
        InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        Head head = new HeadReader(in).read();
        return new Answered(head, Body.of(head, in));
    }

    /** An answer: its head, and its body on the way. */
    public record Answered(Head head, Body body) {
        public HttpHeaders fields() {
            return head.fields();
        }
    }

    private void send(String first, Map<String, String> fields) throws IOException {
        StringBuilder request = new StringBuilder(first).append("\r\n");
        fields.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Closes the connection and ends whatever waits for it. TLS is not ended first, which could wait for the server. */
    @Override
    public void close() {
        try {
            plain.close();
        } catch (IOException e) {
            // nothing can be done about it, and nobody reads from it any more
        }
    }
}
