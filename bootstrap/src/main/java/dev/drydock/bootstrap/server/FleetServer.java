package dev.drydock.bootstrap.server;

import com.google.inject.Injector;
import dev.drydock.application.access.IssueTokens;
import dev.drydock.application.access.TokenCheck;
import dev.drydock.application.fleet.image.ImageStoreFailure;
import dev.drydock.application.fleet.run.KeepHouse;
import dev.drydock.application.fleet.run.RunRollouts;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.ServiceTransport;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.service.wiring.ServiceTransportModules;
import dev.drydock.bootstrap.wiring.TimeModule;
import dev.drydock.bootstrap.wiring.Wiring;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.files.images.ImageFolder;
import dev.drydock.http.serve.ImageServer;
import dev.drydock.http.serve.ListenFailure;
import dev.drydock.http.serve.ServedImages;
import dev.drydock.jdbc.database.Database;
import dev.drydock.jdbc.database.DatabaseUnusable;
import dev.drydock.jdbc.database.PostgresDatabase;
import dev.drydock.jdbc.database.SqliteDatabase;
import dev.drydock.rest.RestServer;
import dev.drydock.rest.RestUnavailable;
import dev.drydock.rest.desk.Desk;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A server that runs: it hears the fleet, sends orders, serves images and answers requests, until it is closed. */
public final class FleetServer implements AutoCloseable {
    private static final long LONGEST_END_SECONDS = 5;

    private final ServerSettings settings;
    private final Console console;
    private final ServerFolder folder;
    /** The open parts, the last first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private Optional<Desk> desk = Optional.empty();
    private String restAddress = "";
    private String imageAddress = "";

    private FleetServer(ServerSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
        this.folder = ServerFolder.open(settings.folder());
    }

    /**
     * Starts a server.
     *
     * @throws CommandFailure when it cannot be started; nothing of it is left then
     */
    public static FleetServer start(ServerSettings settings, Console console) {
        FleetServer server = new FleetServer(settings, console);
        try {
            server.start();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw told(e);
        } catch (DatabaseUnusable e) {
            server.close();
            throw CommandFailure.wrongUse(String.valueOf(e.getMessage()));
        }
    }

    private static RuntimeException told(RuntimeException failure) {
        return failure instanceof ListenFailure
                        || failure instanceof RestUnavailable
                        || failure instanceof ImageStoreFailure
                ? CommandFailure.wrongUse(String.valueOf(failure.getMessage()))
                : failure;
    }

    /** The connection is made while the rest is prepared. */
    private void start() throws DatabaseUnusable {
        ServerLog log = new ServerLog(console.err());
        Injector outside = Wiring.of(
                new TimeModule(),
                settings.transport().match(new ServiceTransportModules()),
                new SurroundingsModule(log, console.clock()));
        open.push(outside.getInstance(ScheduledExecutorService.class)::shutdownNow);
        CompletionStage<Optional<String>> connection =
                opened(outside.getInstance(ServiceTransport.class)).open(settings.connectTimeout());
        Database database = opened(
                settings.database().isPresent()
                        ? PostgresDatabase.open(settings.database().get())
                        : SqliteDatabase.open(folder.database()));
        ImageFolder store = new ImageFolder(folder.images());
        InetSocketAddress images = opened(new ImageServer(served(folder.images())))
                .start(settings.images().host(), settings.images().port());
        imageAddress = settings.serveAt().orElseGet(() -> url("http", images));
        Injector injector = outside.createChildInjector(
                new DatabaseModule(database, DatabaseCopies.in(folder.copies(), database, settings.database())),
                new FeedModule(settings.transport()),
                new ServerModule(settings, store, new ServedPlaces(imageAddress), log, console.clock()));
        keepAdminToken(injector.getInstance(IssueTokens.class));
        open.push(() -> end(injector.getInstance(ExecutorService.class)));
        RunRollouts run = opened(injector.getInstance(RunRollouts.class));
        InetSocketAddress rest = opened(injector.getInstance(RestServer.class)).start();
        restAddress = url(settings.rest().tls().isPresent() ? "https" : "http", rest);
        awaitConnected(connection);
        run.start();
        opened(injector.getInstance(KeepHouse.class)).start();
        opened(new IdleMemory(injector.getInstance(Deadlines.class), IdleMemory.Readings.ofThisProcess()))
                .start();
        desk = Optional.of(injector.getInstance(Desk.class));
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /** Files have the names of their digests; what is on its way has another name, and is not served. */
    private static ServedImages served(Path images) {
        try {
            Files.createDirectories(images);
        } catch (IOException e) {
            throw CommandFailure.wrongUse("--data-dir: '" + images + "' cannot be made (" + e.getMessage() + ")");
        }
        ServedImages folder = ServedImages.folder(images);
        return name -> isDigest(name) ? folder.find(name) : Optional.empty();
    }

    private static boolean isDigest(String name) {
        try {
            return new Digest(name).hex().equals(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String url(String scheme, InetSocketAddress address) {
        String host = address.getHostString();
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private static void awaitConnected(CompletionStage<Optional<String>> connection) {
        Optional<String> fault = ServiceSession.await(connection);
        if (fault.isPresent()) {
            throw new CommandFailure(ExitCode.UNREACHABLE, ServiceSession.withOption(fault.get()));
        }
    }

    /** A token of another database, or one that was revoked, opens nothing: another is made. */
    private void keepAdminToken(IssueTokens tokens) {
        if (!isValid(tokens)) {
            folder.keepAdminToken(tokens.create("admin", "made by the server", Optional.empty())
                    .secret());
        }
    }

    private boolean isValid(IssueTokens tokens) {
        try {
            return Files.exists(folder.adminToken())
                    && tokens.check(Files.readString(folder.adminToken()).strip()) instanceof TokenCheck.Valid;
        } catch (IOException e) {
            return false;
        }
    }

    /** The use cases behind the interface. */
    public Desk desk() {
        return desk.orElseThrow(() -> new IllegalStateException("the server has not started"));
    }

    /** The address of the REST interface. */
    public String restAddress() {
        return restAddress;
    }

    /** The address at which devices find images. */
    public String imageAddress() {
        return imageAddress;
    }

    /** The file with the token of the server's owner. */
    public Path adminToken() {
        return folder.adminToken();
    }

    /** Ends what goes on; what has not begun is gone on with by the next server. */
    private static void end(ExecutorService executor) throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
            executor.shutdownNow();
        }
    }

    /** Ends in good order: no request is taken any more, then nothing is heard, then nothing is sent. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                System.getLogger(FleetServer.class.getName())
                        .log(System.Logger.Level.WARNING, "A part of the server did not close in order", e);
            }
        }
    }
}
