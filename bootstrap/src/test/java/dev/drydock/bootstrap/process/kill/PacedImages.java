package dev.drydock.bootstrap.process.kill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drydock.bootstrap.process.TestImage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An image server that takes its time over each image, and knows where one was broken off. */
final class PacedImages implements AutoCloseable {
    private static final int PARTS = 20;

    private final Duration pace;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, TestImage> images = new ConcurrentHashMap<>();

    private PacedImages(Duration pace) throws IOException {
        this.pace = pace;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** @param pace how long a whole image takes */
    static PacedImages serve(Duration pace) throws IOException {
        return new PacedImages(pace);
    }

    /** Serves one more image; its URI. */
    String add(TestImage image) {
        String path = "/" + image.version();
        images.put(path, image);
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            TestImage image = images.get(exchange.getRequestURI().getPath());
            byte[] bytes = image.bytes();
            String range = exchange.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=([0-9]+)-", "$1"));
            exchange.getResponseHeaders().set("ETag", "\"" + image.version() + "\"");
            exchange.getResponseHeaders().set("Connection", "close");
            if (range != null) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
            }
            exchange.sendResponseHeaders(range == null ? 200 : 206, bytes.length - from);
            send(exchange.getResponseBody(), bytes, from);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(OutputStream body, byte[] bytes, int from) throws IOException, InterruptedException {
        int part = bytes.length / PARTS;
        for (int at = from; at < bytes.length; at += part) {
            body.write(bytes, at, Math.min(part, bytes.length - at));
            body.flush();
            if (closed.await(pace.toMillis() / PARTS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }
}
