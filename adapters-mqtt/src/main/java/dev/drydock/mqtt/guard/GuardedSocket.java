package dev.drydock.mqtt.guard;

import dev.drydock.mqtt.stream.ReadAhead;
import dev.drydock.mqtt.stream.WholePackets;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A socket with TCP_NODELAY, and with TLS when asked for, behind a {@link Guard}. Without TCP_NODELAY Nagle's algorithm and
 * delayed acknowledgements make a round trip of a millisecond one of ninety.
 */
final class GuardedSocket extends Socket {
    private static final int BUFFER = 16 * 1024;

    private final Optional<SSLSocketFactory> tls;
    private final Guard guard;
    private final int largest;
    private final int readAhead;
    private final LongSupplier nanoTime;
    private volatile @Nullable Socket plain;
    private volatile @Nullable Socket socket;
    private volatile @Nullable WholePackets out;
    private volatile @Nullable ReadAhead ahead;
    private @Nullable InputStream in;
    private volatile boolean closed;

    GuardedSocket(Optional<SSLSocketFactory> tls, Guard guard, int largest, int readAhead, LongSupplier nanoTime) {
        this.readAhead = readAhead;
        this.tls = tls;
        this.guard = guard;
        this.largest = largest;
        this.nanoTime = nanoTime;
    }

    @Override
    public void connect(SocketAddress address, int timeoutMillis) throws IOException {
        Socket tcp = new Socket();
        plain = tcp;
        socket = tcp;
        try {
            tcp.setTcpNoDelay(true);
            tcp.connect(address, timeoutMillis);
            Socket ready = tls.isPresent() ? secured(tcp, (InetSocketAddress) address, timeoutMillis) : tcp;
            socket = ready;
            WholePackets packets = new WholePackets(ready.getOutputStream(), nanoTime);
            InputStream buffered = buffered(ready);
            in = new GuardedInput(buffered, new FrameReader(buffered, largest, nanoTime), guard, packets);
            out = packets;
        } catch (IOException | RuntimeException e) {
            tcp.close();
            throw e;
        }
        if (closed) {
            close();
        }
    }

    private InputStream buffered(Socket ready) throws IOException {
        if (readAhead == 0) {
            return new BufferedInputStream(ready.getInputStream(), BUFFER);
        }
        ReadAhead stream = new ReadAhead(ready.getInputStream(), readAhead);
        stream.start();
        ahead = stream;
        return stream;
    }

    private Socket secured(Socket tcp, InetSocketAddress address, int timeoutMillis) throws IOException {
        SSLSocketFactory factory = tls.orElseThrow();
        tcp.setSoTimeout(timeoutMillis);
        String host = address.getHostString().replaceAll("^\\[|]$", "");
        SSLSocket secure = (SSLSocket) factory.createSocket(tcp, host, address.getPort(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        secure.setSoTimeout(0);
        return secure;
    }

    /** Nanoseconds for which the present write has not come to its end; zero when none is under way. */
    long stuckFor() {
        WholePackets packets = out;
        return packets == null ? 0 : packets.stuckFor();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return connected(in);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return connected(out);
    }

    @Override
    public synchronized void setSoTimeout(int millis) throws SocketException {
        Socket under = socket;
        if (under != null) {
            under.setSoTimeout(millis);
        }
    }

    @Override
    public void shutdownInput() throws IOException {
        Socket under = socket;
        if (under != null && !(under instanceof SSLSocket)) {
            under.shutdownInput();
        }
    }

    /** Closes it; without a TLS goodbye when the broker does not even take what is being written. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        ReadAhead stream = ahead;
        if (stream != null) {
            stream.close();
        }
        Socket under = stuckFor() > 0 ? plain : socket;
        if (under != null) {
            under.close();
        }
    }

    private static <T> T connected(@Nullable T stream) throws IOException {
        if (stream == null) {
            throw new IOException("the socket is not connected");
        }
        return stream;
    }
}
