package dev.drydock.mqtt.guard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** The factory of the one socket of a connection, whose packets are checked both ways. */
public final class GuardedSockets extends SocketFactory {
    /** Bytes of the largest packet that is taken, announced in CONNECT. */
    public static final int LARGEST_PACKET = 2 * 1024 * 1024;

    private final Guard guard;
    private final GuardedSocket socket;

    /**
     * Sockets for one connection.
     *
     * @param tls empty for plain TCP
     * @param readAhead bytes that are read before anybody asks for them, 0 for none
     * @param dropped gets a sentence about each message that was dropped, on the client library's thread
     */
    public GuardedSockets(
            Optional<SSLSocketFactory> tls, int readAhead, LongSupplier nanoTime, Consumer<String> dropped) {
        this.guard = new Guard(dropped);
        this.socket = new GuardedSocket(tls, guard, LARGEST_PACKET, readAhead, nanoTime);
    }

    /** The limits of the broker, once its CONNACK is there. */
    public Optional<Grant> grant() {
        return guard.grant();
    }

    /** The reason why the connection ended, when the broker gave one or a packet was no good. */
    public Optional<Ending> ending() {
        return guard.ending();
    }

    /** The payload of a message that the client library has delivered; it can be had once. */
    public byte[] payloadOf(MqttMessage message) {
        return guard.payloads().take(message.getPayload());
    }

    /** Whether a write has not come to its end for this long: the broker reads no more. */
    public boolean isStuckFor(Duration time) {
        return socket.stuckFor() > time.toNanos();
    }

    /** Closes the socket, which ends every read and write that is under way. */
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It was closed already.
        }
    }

    @Override
    public Socket createSocket() {
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        throw unconnectedOnly();
    }

    private static IOException unconnectedOnly() {
        return new IOException("only an unconnected socket is made");
    }
}
