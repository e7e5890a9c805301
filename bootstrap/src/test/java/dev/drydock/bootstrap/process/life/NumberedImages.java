package dev.drydock.bootstrap.process.life;

import com.sun.net.httpserver.HttpServer;
import dev.drydock.bootstrap.process.TestImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An image server that has an image of a few kilobytes for every number, made when it is asked for. */
final class NumberedImages implements AutoCloseable {
    private static final int SIZE = 5000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    private NumberedImages() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                int number = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
                exchange.getResponseHeaders().set("Connection", "close");
                exchange.sendResponseHeaders(200, SIZE);
                exchange.getResponseBody().write(image(number).bytes());
            }
        });
        server.start();
    }

    static NumberedImages serve() throws IOException {
        return new NumberedImages();
    }

    String order(String updateId, int number) {
        String uri = "http://127.0.0.1:" + server.getAddress().getPort() + "/" + number;
        return image(number).order(updateId, uri);
    }

    private static TestImage image(int number) {
        return TestImage.of(SIZE, number, "2.0." + number);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
