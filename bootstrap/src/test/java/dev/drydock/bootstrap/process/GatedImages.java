package dev.drydock.bootstrap.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An image server that stops in the middle of an image until its gate is opened, and remembers what it was asked for. */
public final class GatedImages implements AutoCloseable {
    private final byte[] image;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile int heldFrom = Integer.MAX_VALUE;

    private GatedImages(TestImage image) throws IOException {
        this.image = image.bytes();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/image.bin", this::answer);
        server.start();
    }

    public static GatedImages serving(TestImage image) throws IOException {
        return new GatedImages(image);
    }

    /** Sends no byte from this one on until the gate is opened. */
    public GatedImages heldFrom(int position) {
        heldFrom = position;
        return this;
    }

    /** Answers the next requests with 503, and asks to be left alone for two seconds. */
    public GatedImages refusing(int requests) {
        refusals.set(requests);
        return this;
    }

    public void openGate() {
        gate.countDown();
    }

    public String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/image.bin";
    }

    /** The Range header of each request, {@code whole} for one that had none. */
    public List<String> ranges() {
        return List.copyOf(ranges);
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String range = exchange.getRequestHeaders().getFirst("Range");
            ranges.add(range == null ? "whole" : range);
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                exchange.getResponseHeaders().set("Retry-After", "2");
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=([0-9]+)-", "$1"));
            exchange.getResponseHeaders().set("ETag", "\"the-image\"");
            if (range != null) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + from + "-" + (image.length - 1) + "/" + image.length);
            }
            exchange.sendResponseHeaders(range == null ? 200 : 206, image.length - from);
            send(exchange.getResponseBody(), from);
        }
    }

    private void send(OutputStream body, int from) throws IOException {
        int pause = Math.max(from, Math.min(heldFrom, image.length));
        body.write(image, from, pause - from);
        body.flush();
        if (pause < image.length) {
            awaitGate();
            body.write(image, pause, image.length - pause);
        }
    }

    private void awaitGate() {
        try {
            var unused = gate.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
