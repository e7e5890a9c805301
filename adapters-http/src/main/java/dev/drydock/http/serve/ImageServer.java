package dev.drydock.http.serve;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The service app's image server: plain HTTP/1.1 on one event loop; the kernel copies each image into the socket. Files are
 * looked up on the event loop and should be on a local disk. Thread-safe.
 */
public final class ImageServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ImageServer.class.getName());
    /** The logger to which Vert.x writes a stack trace for each client that leaves in the middle of a file; an access says it here. */
    private static final Logger CONNECTIONS = Logger.getLogger("io.vertx.core.net.impl.ConnectionBase");

    private static final long LONGEST_START_SECONDS = 10;
    private static final long LONGEST_CLOSE_SECONDS = 5;
    /** Time for a megabyte, the unit in which a file is sent, at the least rate that a device accepts. */
    private static final int IDLE_SECONDS = 1800;

    private final ServedImages images;
    private final Consumer<Access> accesses;
    private final ServeLimits limits;
    private final Consumer<String> warnings;
    private @Nullable Vertx vertx;

    /** A server that logs each access at debug level. */
    public ImageServer(ServedImages images) {
        this(images, access -> LOG.log(System.Logger.Level.DEBUG, access));
    }

    /**
     * A server with the limits of this process.
     *
     * @param accesses called for each request once it is answered, on the event loop: must be quick
     */
    public ImageServer(ServedImages images, Consumer<Access> accesses) {
        this(images, accesses, ServeLimits.ofThisProcess(), warning -> LOG.log(System.Logger.Level.WARNING, warning));
    }

    /**
     * A server with limits of its own.
     *
     * @param accesses called for each request once it is answered, on the event loop: must be quick
     * @param warnings called when a limit closes a connection, on the event loop
     */
    public ImageServer(ServedImages images, Consumer<Access> accesses, ServeLimits limits, Consumer<String> warnings) {
        this.images = images;
        this.accesses = accesses;
        this.limits = limits;
        this.warnings = warnings;
    }

    /**
     * Starts to listen and returns the address.
     *
     * @param port 0 to 65535; 0 takes one that is free
     * @throws ListenFailure when it cannot
     * @throws IllegalStateException when it listens already
     */
    public synchronized InetSocketAddress start(String host, int port) {
        if (vertx != null) {
            throw new IllegalStateException("the image server listens already");
        }
        InetSocketAddress address = address(host, port);
        CONNECTIONS.setLevel(Level.OFF);
        Vertx started = Vertx.vertx(options());
        Connections connections = new Connections(started, limits, new Warnings(warnings, System::nanoTime));
        try {
            int bound = await(
                            started.createHttpServer(serverOptions())
                                    .connectionHandler(connections::opened)
                                    .requestHandler(new ImageHandler(images, accesses, connections))
                                    .listen(SocketAddress.inetSocketAddress(address))
                                    .toCompletionStage()
                                    .toCompletableFuture(),
                            LONGEST_START_SECONDS)
                    .actualPort();
            vertx = started;
            return new InetSocketAddress(address.getAddress(), bound);
        } catch (IOException e) {
            close(started);
            throw new ListenFailure(
                    "expected to listen on " + host + ":" + port + ", found: " + e.getMessage()
                            + "; choose another address or port, or end what listens there",
                    e);
        }
    }

    /** Looks the name up by the JDK: the resolver of Vert.x may read the DNS settings of the machine differently. */
    private static InetSocketAddress address(String host, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new ListenFailure(
                    "expected a name or address of this machine to listen on, found '" + host + "', which is not known",
                    e);
        } catch (IllegalArgumentException e) {
            throw new ListenFailure("expected a port from 0 to 65535 to listen on, found " + port, e);
        }
    }

    /** The options without HTTP/2, for whose preface Vert.x would wait before it reports a connection. */
    private static HttpServerOptions serverOptions() {
        return new HttpServerOptions().setIdleTimeout(IDLE_SECONDS).setHttp2ClearTextEnabled(false);
    }

    private static VertxOptions options() {
        FileSystemOptions files =
                new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
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

    /** Stops listening, aborts the answers under way and frees every thread. Safe to call again. */
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
            LOG.log(System.Logger.Level.WARNING, "the image server did not close in order: " + e.getMessage());
        }
    }
}
