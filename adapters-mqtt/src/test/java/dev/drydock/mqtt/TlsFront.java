package dev.drydock.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** TLS in front of a broker that speaks plain TCP. */
final class TlsFront implements AutoCloseable {
    private final ServerSocket server;
    private final int broker;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger let = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    TlsFront(SSLContext own, int broker) throws IOException {
        this.broker = broker;
        this.server = own.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The number of clients that trusted the certificate, and whose bytes reached the broker. */
    int letThrough() {
        return let.get();
    }

    /** The number of clients that broke the handshake off. */
    int refused() {
        return refused.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                open.add(client);
                start(() -> serve((SSLSocket) client));
            }
        } catch (IOException e) {
            // The front is closed.
        }
    }

    private void serve(SSLSocket client) {
        try {
            client.startHandshake();
            int first = client.getInputStream().read();
            if (first < 0) {
                refused.incrementAndGet();
                return;
            }
            let.incrementAndGet();
            Socket plain = new Socket(InetAddress.getByName("127.0.0.1"), broker);
            open.add(plain);
            plain.getOutputStream().write(first);
            start(() -> copy(plain, client));
            copy(client, plain);
        } catch (IOException e) {
            refused.incrementAndGet();
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // One side has gone, and the other goes with it.
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "tls-front");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
