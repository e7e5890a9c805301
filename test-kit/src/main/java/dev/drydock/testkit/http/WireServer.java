package dev.drydock.testkit.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that reads nothing by itself: a test has the bare wire of each connection, one after the other. */
public final class WireServer implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final ServerSocket socket;
    private final Script script;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** Plays a server on one connection. */
    @FunctionalInterface
    public interface Script {
        void run(Socket wire) throws Exception;
    }

    /** A server that listens on a free port. */
    public WireServer(Script script) throws IOException {
        this.socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        this.script = script;
        Thread accepting = new Thread(this::accept, "wire-server");
        accepting.setDaemon(true);
        accepting.start();
    }

    /** A URI of this server. */
    public String uri(String scheme) {
        return scheme + "://127.0.0.1:" + socket.getLocalPort() + "/a";
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket wire = socket.accept();
                open.add(wire);
                script.run(wire);
            } catch (Exception e) {
                // what becomes of a wire is seen at its other end
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket wire : open) {
            wire.close();
        }
    }
}
