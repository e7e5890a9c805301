package dev.drydock.rest;

import dev.drydock.protocol.rest.ReadinessDocument;
import dev.drydock.rest.desk.Desk;
import dev.drydock.rest.desk.Readiness;
import dev.drydock.rest.door.Download;
import dev.drydock.rest.door.Front;
import dev.drydock.rest.door.OnceOnly;
import dev.drydock.rest.door.Reply;
import dev.drydock.rest.route.FleetRoutes;
import dev.drydock.rest.route.ImageRoutes;
import dev.drydock.rest.route.RolloutRoutes;
import dev.drydock.rest.route.TokenRoutes;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The REST interface, on one event loop and some threads that wait for the database. Thread-safe. */
public final class RestServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RestServer.class.getName());
    private static final int WORKERS = 8;
    private static final int IDLE_SECONDS = 120;
    private static final long LONGEST_START_SECONDS = 20;
    private static final long LONGEST_CLOSE_SECONDS = 5;

    private final RestSettings settings;
    private final Desk desk;
    private @Nullable Vertx vertx;

    public RestServer(RestSettings settings, Desk desk) {
        this.settings = settings;
        this.desk = desk;
    }

    /**
     * Starts to listen and returns the address.
     *
     * @throws RestUnavailable when it cannot
     */
    public synchronized InetSocketAddress start() {
        if (vertx != null) {
            throw new IllegalStateException("the interface listens already");
        }
        Vertx started = Vertx.vertx(options());
        try {
            int port = await(
                            started.createHttpServer(serverOptions())
                                    .requestHandler(routes(started, desk).closed())
                                    .listen(settings.port(), settings.host())
                                    .toCompletionStage()
                                    .toCompletableFuture(),
                            LONGEST_START_SECONDS)
                    .actualPort();
            vertx = started;
            return InetSocketAddress.createUnresolved(settings.host(), port);
        } catch (IOException e) {
            close(started);
            throw new RestUnavailable(
                    "expected to listen on " + settings.host() + ":" + settings.port() + ", found: " + e.getMessage()
                            + "; choose another address or port, or end what listens there",
                    e);
        }
    }

    /** The routes of the interface. */
    static Front routes(Vertx started, Desk desk) {
        Front front = new Front(started, desk.tokens(), new OnceOnly(desk.answers(), desk.clock()));
        front.onOpen("/healthz", () -> new Reply(200, "text/plain", "alive\n"));
        front.onOpen("/readyz", () -> ready(desk));
        front.on(HttpMethod.GET, "/api/v1/openapi.yaml", call -> new Reply(200, "application/yaml", contract()));
        new ImageRoutes(desk).addTo(front);
        new RolloutRoutes(desk).addTo(front);
        new FleetRoutes(desk).addTo(front);
        new TokenRoutes(desk).addTo(front);
        new Download(front, desk.backup()).addTo("/api/v1/backup");
        return front;
    }

    private static Reply ready(Desk desk) {
        Readiness readiness = desk.readiness().get();
        return new Reply(
                readiness.isReady() ? 200 : 503,
                "application/json",
                ReadinessDocument.write(readiness.isReady(), readiness.why()));
    }

    /** The contract of this interface, an OpenAPI document. */
    public static String contract() {
        try (InputStream document =
                Objects.requireNonNull(RestServer.class.getResourceAsStream("openapi.yaml"), "openapi.yaml")) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The options without HTTP/2, whose streams nobody counts here. */
    private HttpServerOptions serverOptions() {
        HttpServerOptions options = new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setHttp2ClearTextEnabled(false)
                .setUseAlpn(false);
        settings.tls()
                .ifPresent(tls -> options.setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .addCertPath(tls.certificate().toString())
                                .addKeyPath(tls.key().toString())));
        return options;
    }

    private static VertxOptions options() {
        FileSystemOptions files =
                new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(2)
                .setUseDaemonThread(true)
                .setFileSystemOptions(files);
    }

    private static <T> T await(Future<T> future, long seconds) throws IOException {
        try {
            return future.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("nothing happened for " + seconds + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Stops listening; requests that are being answered are broken off. Safe to call again. */
    @Override
    public synchronized void close() {
        if (vertx != null) {
            close(vertx);
            vertx = null;
        }
    }

    private static void close(Vertx started) {
        try {
            await(started.close().toCompletionStage().toCompletableFuture(), LONGEST_CLOSE_SECONDS);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the interface did not close in order: " + e.getMessage());
        }
    }
}
