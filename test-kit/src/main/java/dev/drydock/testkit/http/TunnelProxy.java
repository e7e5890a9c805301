package dev.drydock.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that makes tunnels, to the port that is asked for on this machine, whatever the host's name. */
public final class TunnelProxy implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    private final Optional<String> login;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> tunnels = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();

    /** @param login {@code USER:PASSWORD} that it asks for */
    public TunnelProxy(Optional<String> login) throws IOException {
        this.login = login;
        inBackground(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The places, {@code HOST:PORT}, to which it has made tunnels. */
    public List<String> tunnels() {
        return List.copyOf(tunnels);
    }

    /** The places to which it has made none, for want of the password. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = socket.accept();
            open.add(client);
            inBackground(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        List<String> head = head(client.getInputStream());
        String place = head.get(0).split(" ")[1];
        if (!head.get(0).startsWith("CONNECT ") || !isLetIn(head)) {
            refused.add(place);
            answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"tests\"");
            client.close();
            return;
        }
        int port = Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(server);
        tunnels.add(place);
        answer(client, "200 Here you are");
        inBackground(() -> pump(server, client));
        pump(client, server);
    }

    private boolean isLetIn(List<String> head) {
        return login.map(plain -> "Proxy-Authorization: Basic "
                        + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)))
                .map(wanted -> head.stream().anyMatch(wanted::equalsIgnoreCase))
                .orElse(true);
    }

    private static List<String> head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client left");
            }
            head.append((char) next);
        }
        return head.toString().lines().toList();
    }

    private static void answer(Socket client, String status) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // what becomes of a connection is seen at its other end
                    }
                },
                "tunnel-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket one : open) {
            one.close();
        }
    }
}
