package dev.drydock.http.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;

/** Names and connections of the machine's network. Both methods block. */
public interface Network {
    /** The network as the JDK reaches it. */
    Network OF_THIS_MACHINE = new Network() {};

    /** Finds the addresses of a host. */
    default InetAddress[] addressesOf(String host) throws UnknownHostException {
        return InetAddress.getAllByName(host);
    }

    /**
     * Connects a socket.
     *
     * @param millis the longest that it may take, at least 1
     * @throws java.net.SocketTimeoutException when it takes longer
     */
    default void connect(Socket socket, InetSocketAddress address, int millis) throws IOException {
        socket.connect(address, millis);
    }
}
