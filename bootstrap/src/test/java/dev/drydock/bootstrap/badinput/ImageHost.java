package dev.drydock.bootstrap.badinput;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server of images on raw sockets, that says at each path exactly what a test lets it say: one request a connection. */
final class ImageHost implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final ServerSocket socket;
    private final String scheme;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger paths = new AtomicInteger();

    /** The answer of one path. */
    interface Script {
        void answer(Call call) throws Exception;
    }

    record Request(String path, Map<String, String> fields) {}

    /**
     * A request, and the wire on which to answer it.
     *
     * @param number of this request among those to its path, from 1
     */
    record Call(int number, Request request, OutputStream out, BufferedReader in) {
        void head(String status, String... fields) throws IOException {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
            for (String field : fields) {
                head.append(field).append("\r\n");
            }
            raw(head + "Connection: close\r\n\r\n");
        }

        void raw(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        void body(byte[] bytes, int from, int to) throws IOException {
            out.write(bytes, from, to - from);
            out.flush();
        }

        /** The whole image, as a good server sends it. */
        void send(Image image) throws IOException {
            head("200 OK", "Content-Length: " + image.bytes().length);
            body(image.bytes(), 0, image.bytes().length);
        }

        /** Half of the image, and the rest when it may. */
        void sendHeld(Image image, CountDownLatch go) throws IOException, InterruptedException {
            byte[] bytes = image.bytes();
            int half = bytes.length / 2;
            head("200 OK", "Content-Length: " + bytes.length);
            body(bytes, 0, half);
            if (go.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                body(bytes, half, bytes.length);
            }
        }

        /** Sends nothing more until the client has closed the connection. */
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

    private ImageHost(ServerSocketFactory sockets, String scheme) {
        try {
            this.socket = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        this.scheme = scheme;
        start(this::accept);
    }

    static ImageHost plain() {
        return new ImageHost(ServerSocketFactory.getDefault(), "http");
    }

    static ImageHost secured(ServerSocketFactory sockets) {
        return new ImageHost(sockets, "https");
    }

    /** Answers at a path of its own; its URI. */
    String serve(Script script) {
        String path = "/" + paths.incrementAndGet() + "/image.bin";
        scripts.put(path, script);
        return scheme + "://127.0.0.1:" + socket.getLocalPort() + path;
    }

    String serve(Image image) {
        return serve(call -> call.send(image));
    }

    /** Sends half of the image until it may go. */
    String serve(Image image, CountDownLatch go) {
        return serve(call -> call.sendHeld(image, go));
    }

    /** The requests that came for a URI, in order. */
    List<Request> requestsFor(String uri) {
        return requests.stream().filter(request -> uri.endsWith(request.path())).toList();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "image-host");
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
            int number = requestsFor(request.path()).size();
            Call call = new Call(number, request, one.getOutputStream(), in);
            scripts.getOrDefault(request.path(), unknown -> unknown.head("404 Not Found", "Content-Length: 0"))
                    .answer(call);
            one.shutdownOutput();
            call.hang();
        } catch (IOException e) {
            // the client went away, which many tests want
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Request read(BufferedReader in) throws IOException {
        String first = in.readLine();
        if (first == null) {
            throw new IOException("nothing was asked");
        }
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IOException("this is no HTTP");
            }
            fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return new Request(first.split(" ")[1], fields);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket one : open) {
            one.close();
        }
    }
}
