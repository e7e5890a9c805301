package dev.drydock.http.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The base of the tests of the image server: a folder with an image, served. */
abstract class ServedFolder {
    static final byte[] IMAGE = new byte[300_000];
    static final HttpClient CLIENT = HttpClient.newHttpClient();

    static {
        new Random(3).nextBytes(IMAGE);
    }

    final List<Access> accesses = new CopyOnWriteArrayList<>();

    @TempDir
    Path outside;

    Path folder;
    ImageServer server;
    InetSocketAddress address;

    @BeforeEach
    void serve_a_folder() throws IOException {
        folder = Files.createDirectory(outside.resolve("images"));
        Files.write(folder.resolve("fw-2.0.bin"), IMAGE);
        server = new ImageServer(ServedImages.folder(folder), accesses::add);
        address = server.start("127.0.0.1", 0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    String uri(String path) {
        return "http://127.0.0.1:" + address.getPort() + path;
    }

    HttpResponse<byte[]> ask(String method, String path, String... fields) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(uri(path))).method(method, HttpRequest.BodyPublishers.noBody());
        if (fields.length > 0) {
            request.headers(fields);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> get(String... fields) throws Exception {
        return ask("GET", "/images/fw-2.0.bin", fields);
    }

    String tag() throws Exception {
        return get().headers().firstValue("ETag").orElseThrow();
    }

    static String field(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
