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
 * The service app's image server: plain HTTP/1.1 on one event loop, each image read by the kernel straight into the socket. Files
 * are looked up on the event loop, which wants a local disk. Thread-safe.
 */
public final class ImageServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ImageServer.class.getName());
    /** Vert.x tells here, with a stack trace, of each client that leaves in the middle of a file; we tell it as an access. */
    private static final Logger CONNECTIONS = Logger.getLogger("io.vertx.core.net.impl.ConnectionBase");

    private static final long LONGEST_START_SECONDS = 10;
    private static final long LONGEST_CLOSE_SECONDS = 5;
    /** Long enough for a megabyte, the piece in which a file is sent, at the least rate that a device puts up with. */
    private static final int IDLE_SECONDS = 1800;

    private final ServedImages images;
    private final Consumer<Access> accesses;
    private @Nullable Vertx vertx;

    /** Tells each access to the log, at debug. */
    public ImageServer(ServedImages images) {
        this(images, access -> LOG.log(System.Logger.Level.DEBUG, access));
    }

    /** @param accesses told of each request once it is answered, on the event loop: it must be quick */
    public ImageServer(ServedImages images, Consumer<Access> accesses) {
        this.images = images;
        this.accesses = accesses;
    }

    /**
     * Listens, and tells where.
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
        try {
            int bound = await(
                            started.createHttpServer(new HttpServerOptions().setIdleTimeout(IDLE_SECONDS))
                                    .requestHandler(new ImageHandler(images, accesses))
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

    /** The name is looked up by the JDK, so that no resolver of Vert.x's own reads this machine's DNS settings differently. */
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

    /** Stops listening, breaks off what is being sent and frees every thread. Safe to call again. */
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
