package dev.drydock.bootstrap.commandline.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drydock.bootstrap.commandline.TestConsole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server of the tests that plays recorded answers, and records what it is asked. Both have to keep to the contract. */
public final class RecordedServer implements BeforeEachCallback, AfterEachCallback {
    public static final String SECRET = "ddk_0123456789";

    private static final Contract CONTRACT = Contract.read();
    private static final String NO_ANSWER = "{\"detail\":\"no answer was recorded for this request\"}";

    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final TestConsole console = new TestConsole();
    private ExecutorService threads;
    private HttpServer server;
    private Path token;

    /** A recorded answer. */
    private record Answer(int status, String type, byte[] body) {}

    /** A request as it arrived; the target is escaped. */
    public record Asked(String method, String target, Map<String, List<String>> headers, byte[] body) {
        /** The first value of a header; empty without one. */
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Method and target. */
        public String line() {
            return method + " " + target;
        }
    }

    /** Records an answer to method and path, such as {@code GET /api/v1/images}; the last one is given again and again. */
    public RecordedServer on(String route, int status, String json) {
        return on(route, status, "application/json", json);
    }

    public RecordedServer on(String route, int status, String type, String body) {
        if (type.equals("application/json")) {
            CONTRACT.assertGives(route, status, body.getBytes(StandardCharsets.UTF_8));
        }
        answers.computeIfAbsent(route, key -> new ArrayDeque<>())
                .add(new Answer(status, type, body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    public RecordedServer on(String route, String json) {
        return on(route, 200, json);
    }

    /** Runs a command line that speaks to this server. */
    public int run(String... command) {
        return console.run(line(command));
    }

    /** A command line that speaks to this server. */
    public String[] line(String... command) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of("--server", url(), "--token-file", token.toString()));
        return line.toArray(String[]::new);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public TestConsole console() {
        return console;
    }

    public String out() {
        return console.out();
    }

    public String err() {
        return console.err();
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The lines of all requests. */
    public List<String> lines() {
        return asked.stream().map(Asked::line).toList();
    }

    /** The last request. */
    public Asked last() {
        return asked.get(asked.size() - 1);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        token = Files.writeString(Files.createTempFile("drydock-", ".token"), SECRET + "\n");
        threads = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        console.close();
        server.stop(0);
        threads.shutdownNow();
        Files.deleteIfExists(token);
        asked.forEach(request -> CONTRACT.assertKnows(request.method(), request.target(), request.body()));
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            URI target = exchange.getRequestURI();
            byte[] body = exchange.getRequestBody().readAllBytes();
            asked.add(new Asked(
                    exchange.getRequestMethod(), target.toString(), Map.copyOf(exchange.getRequestHeaders()), body));
            Answer answer = next(exchange.getRequestMethod() + " " + target.getRawPath());
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            if (answer.body().length > 0) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized Answer next(String route) {
        Deque<Answer> recorded = answers.get(route);
        if (recorded == null) {
            return new Answer(404, "application/problem+json", NO_ANSWER.getBytes(StandardCharsets.UTF_8));
        }
        return recorded.size() > 1 ? recorded.pop() : recorded.getFirst();
    }
}
