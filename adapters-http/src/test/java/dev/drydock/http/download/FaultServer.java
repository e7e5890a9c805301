package dev.drydock.http.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** A server on raw sockets that says exactly what a test lets it say: one request a connection. */
final class FaultServer implements AutoCloseable {
    private final ServerSocket socket;
    private final String scheme;
    private final Script script;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    final CountDownLatch clientLeft = new CountDownLatch(1);

    interface Script {
        void answer(Call call) throws Exception;
    }

    record Request(String target, Map<String, String> fields) {
        String field(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    /** A request and the wire on which to answer it. */
    record Call(int number, Request request, OutputStream out, BufferedReader in) {
        void head(String status, String... fields) throws IOException {
            out.write(("HTTP/1.1 " + status + "\r\n" + String.join("\r\n", fields) + (fields.length == 0 ? "" : "\r\n")
                            + "Connection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        void body(byte[] bytes, int from, int to) throws IOException {
            out.write(bytes, from, to - from);
            out.flush();
        }

        void raw(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        /** Says nothing until the client has gone. */
        void hang() {
            try {
                while (in.read() >= 0) {
                    continue;
                }
            } catch (IOException e) {
                // gone, too
            }
        }
    }

    FaultServer(Script script) {
        this(script, null);
    }

    FaultServer(Script script, SSLContext tls) {
        try {
            InetAddress here = InetAddress.getLoopbackAddress();
            this.socket = tls == null
                    ? new ServerSocket(0, 50, here)
                    : tls.getServerSocketFactory().createServerSocket(0, 50, here);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        this.scheme = tls == null ? "http" : "https";
        this.script = script;
        start(this::accept);
    }

    String uri(String path) {
        return scheme + "://127.0.0.1:" + socket.getLocalPort() + path;
    }

    List<Request> requests() {
        return requests;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "fault-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket one = socket.accept();
                open.add(one);
                start(() -> serve(one));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket one) {
        try (one) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(one.getInputStream(), StandardCharsets.ISO_8859_1));
            Request request = read(in);
            requests.add(request);
            script.answer(new Call(requests.size(), request, one.getOutputStream(), in));
            one.shutdownOutput();
            new Call(0, request, one.getOutputStream(), in).hang();
        } catch (SocketException | SSLException e) {
            // the client went away, which many tests want
        } catch (Exception e) {
            failures.add(e);
        } finally {
            clientLeft.countDown();
        }
    }

    private static Request read(BufferedReader in) throws IOException {
        String first = in.readLine();
        if (first == null) {
            throw new SocketException("nothing was asked");
        }
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int colon = line.indexOf(':');
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Request(first.split(" ")[1], fields);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket one : open) {
            one.close();
        }
        if (!failures.isEmpty()) {
            failures.forEach(Throwable::printStackTrace);
        }
    }
}
