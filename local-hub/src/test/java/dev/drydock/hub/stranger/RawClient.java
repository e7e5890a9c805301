package dev.drydock.hub.stranger;

import dev.drydock.testkit.mqtt.Packet;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client below every library: bytes over TLS. Every wait ends after a minute. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MS = 60_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final SSLSocket socket;

    public RawClient(SSLContext trust, String address, int port) throws IOException {
        socket = (SSLSocket) trust.getSocketFactory().createSocket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(new InetSocketAddress(address, port), PATIENCE_MS);
        socket.startHandshake();
    }

    public RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Ends the sending side; the server's bytes can still be read. */
    public void end() throws IOException {
        socket.shutdownOutput();
    }

    /** Reads the next MQTT packet. */
    public Packet packet() throws IOException {
        return Packet.read(socket.getInputStream());
    }

    /** Reads the head of an HTTP answer. */
    public String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith(END_OF_HEAD)) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new EOFException("the connection ended after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Reads until the server ends the connection. */
    public String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Whether the server ends the connection within a minute, whatever it sends before. */
    public boolean isEnded() {
        try {
            socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
