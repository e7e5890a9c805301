package dev.drydock.testkit.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server of MQTT 5 packets on a loopback port that does what a test says, right or wrong, and nothing by itself. */
public final class RawBroker implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int QUEUE = 50;

    private final ServerSocket server;
    private final int patienceMillis;

    private RawBroker(ServerSocket server, int patienceMillis) {
        this.server = server;
        this.patienceMillis = patienceMillis;
    }

    public static RawBroker open() throws IOException {
        return open(PATIENCE_MILLIS);
    }

    /** A broker whose waits for a client and for its packets end with a SocketTimeoutException after a time of its own. */
    public static RawBroker open(int patienceMillis) throws IOException {
        ServerSocket server = new ServerSocket(0, QUEUE, InetAddress.getLoopbackAddress());
        server.setSoTimeout(patienceMillis);
        return new RawBroker(server, patienceMillis);
    }

    public int port() {
        return server.getLocalPort();
    }

    public String uri() {
        return "mqtt://127.0.0.1:" + port();
    }

    /** Waits for the next client. */
    public RawConnection accept() throws IOException {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(patienceMillis);
        return new RawConnection(socket);
    }

    /** Waits for the next client and lets it in, without any limits. */
    public RawConnection admit() throws IOException {
        RawConnection connection = accept();
        connection.read();
        connection.send(RawConnection.connack(0, Properties.none()));
        return connection;
    }

    /** Waits for the next client, lets it in and grants its first subscription. */
    public RawConnection admitSubscriber() throws IOException {
        RawConnection connection = admit();
        connection.answer(connection.readUntil(Packet.SUBSCRIBE));
        return connection;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
