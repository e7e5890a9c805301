package dev.drydock.testkit.http;

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
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** A server on raw sockets that sends exactly what the script of a test sends: one request a connection. */
public final class FaultServer implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final ServerSocket socket;
    private final String scheme;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final Script script;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch clientLeft = new CountDownLatch(1);

    /** Answers requests. */
    @FunctionalInterface
    public interface Script {
        void answer(Call call) throws Exception;
    }

    /**
     * A request.
     *
     * @param fields of its head; their names in any case
     */
    public record Request(String target, Map<String, String> fields) {
        /** The value of a field, empty when it is missing. */
        public String field(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    /**
     * A request and the wire on which to answer it.
     *
     * @param number of the request, from 1: among all of the server, or among those of its path when that has a script
     */
    public record Call(int number, Request request, OutputStream out, BufferedReader in) {
        /** Sends a head that ends the connection. */
        public void head(String status, String... fields) throws IOException {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
            for (String field : fields) {
                head.append(field).append("\r\n");
            }
            raw(head + "Connection: close\r\n\r\n");
        }

        /** Sends the bytes from one position up to another. */
        public void body(byte[] bytes, int from, int to) throws IOException {
            out.write(bytes, from, to - from);
            out.flush();
        }

        /** Sends text, a byte for each character. */
        public void raw(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        /** Sends nothing until the client has gone. */
        public void hang() {
            try {
                int next = in.read();
                while (next >= 0) {
                    next = in.read();
                }
            } catch (IOException e) {
                // gone, too
            }
        }
    }

    /** A server in plain HTTP that answers 404 at every path but those that {@link #serve} gives. */
    public FaultServer() {
        this(call -> call.head("404 Not Found", "Content-Length: 0"));
    }

    /** A server in plain HTTP with one script for every path. */
    public FaultServer(Script script) {
        this(script, ServerSocketFactory.getDefault(), "http");
    }

    /** A server in TLS with one script for every path. */
    public FaultServer(Script script, SSLContext tls) {
        this(script, tls.getServerSocketFactory(), "https");
    }

    private FaultServer(Script script, ServerSocketFactory sockets, String scheme) {
        try {
            this.socket = sockets.createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        this.scheme = scheme;
        this.script = script;
        start(this::accept);
    }

    /** The URI of a path of this server. */
    public String uri(String path) {
        return scheme + "://127.0.0.1:" + socket.getLocalPort() + path;
    }

    /** Answers by a script at a path of its own; gives its URI. */
    public String serve(Script answering) {
        String path = "/" + (scripts.size() + 1) + "/image.bin";
        scripts.put(path, answering);
        return uri(path);
    }

    /** All requests in order. */
    public List<Request> requests() {
        return requests;
    }

    /** The requests that came for a URI, in order. */
    public List<Request> requestsFor(String uri) {
        return requests.stream()
                .filter(request -> uri.equals(uri(request.target())))
                .toList();
    }

    /** Opens once a client has left. */
    public CountDownLatch clientLeft() {
        return clientLeft;
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
            Script own = scripts.get(request.target());
            Call call = new Call(number(request, own != null), request, one.getOutputStream(), in);
            (own == null ? script : own).answer(call);
            one.shutdownOutput();
            call.hang();
        } catch (SocketException | SSLException e) {
            // the client went away, which many tests want
        } catch (Exception | AssertionError e) {
            failures.add(e);
        } finally {
            clientLeft.countDown();
        }
    }

    private synchronized int number(Request request, boolean ofItsPath) {
        requests.add(request);
        return ofItsPath ? requestsFor(uri(request.target())).size() : requests.size();
    }

    private static Request read(BufferedReader in) throws IOException {
        String first = in.readLine();
        if (first == null) {
            throw new SocketException("nothing was asked");
        }
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int colon = line.indexOf(':');
            fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return new Request(first.split(" ", -1)[1], fields);
    }

    /**
     * Ends every connection.
     *
     * @throws AssertionError when a script failed
     */
    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket one : open) {
            one.close();
        }
        if (!failures.isEmpty()) {
            AssertionError failed = new AssertionError("the script of a server failed", failures.peek());
            failures.stream().skip(1).forEach(failed::addSuppressed);
            throw failed;
        }
    }
}
