package dev.drydock.testkit.postgres;

import dev.drydock.testkit.net.LentPort;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server in a process of its own, on a free port of loopback, with a folder that goes when it is closed. PostgreSQL refuses
 * to run as root: there it runs as the user {@code postgres} that Debian's package makes.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String USER = "drydock";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final Path bin;
    private final Path folder;
    private final int port;
    private Optional<Process> process = Optional.empty();
    /** The number of times that it was ready before the present start. */
    private long starts;

    private PostgresServer(Path bin, Path folder, int port) {
        this.bin = bin;
        this.folder = folder;
        this.port = port;
    }

    public static boolean isInstalled() {
        return programs().isPresent();
    }

    /**
     * Makes a cluster and starts its server.
     *
     * @param settings such as {@code fsync=off}
     */
    public static PostgresServer start(String... settings) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("postgres");
        PostgresServer server = new PostgresServer(programs().orElseThrow(), folder, LentPort.next());
        if (isRoot()) {
            server.run("chown", "postgres:", folder.toString());
        }
        List<String> initdb = server.as(
                "initdb", "-D", server.data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        server.run(initdb.toArray(String[]::new));
        List<String> more = new ArrayList<>(List.of(settings));
        more.add("listen_addresses='127.0.0.1'");
        more.add("port=" + server.port);
        more.add("unix_socket_directories=''");
        Files.write(Path.of(server.data(), "postgresql.auto.conf"), more);
        server.begin();
        return server;
    }

    private static Optional<Path> programs() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Stream<Path> named = Arrays.stream(path.split(File.pathSeparator))
                .filter(place -> !place.isBlank())
                .map(Path::of);
        return Stream.concat(named, debian())
                .filter(place ->
                        Files.isExecutable(place.resolve("initdb")) && Files.isExecutable(place.resolve("postgres")))
                .findFirst();
    }

    private static Stream<Path> debian() {
        if (!Files.isDirectory(DEBIAN)) {
            return Stream.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** A command line of one of its programs, as a user that it accepts. */
    private List<String> as(String program, String... arguments) {
        List<String> line = new ArrayList<>();
        if (isRoot()) {
            line.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        line.add(bin.resolve(program).toString());
        line.addAll(List.of(arguments));
        return line;
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private Path log() {
        return folder.resolve("log");
    }

    private Process launch(List<String> line) throws IOException {
        return new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log().toFile()))
                .start();
    }

    private void run(String... line) throws IOException, InterruptedException {
        Process program = launch(List.of(line));
        if (!program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || program.exitValue() != 0) {
            throw new IOException(String.join(" ", line) + " failed:\n" + Files.readString(log()));
        }
    }

    /** Starts it, after a stop or a kill on the same port, and waits until it takes connections. */
    public void begin() throws IOException, InterruptedException {
        Process started = launch(as("postgres", "-D", data()));
        process = Optional.of(started);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            boolean hasEnded = started.waitFor(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
            if (hasEnded || System.nanoTime() > end) {
                throw new IOException("PostgreSQL did not start:\n" + Files.readString(log()));
            }
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        } catch (IOException e) {
            return false;
        }
        return timesReady() > starts;
    }

    private long timesReady() throws IOException {
        return Files.readString(log())
                .lines()
                .filter(line -> line.contains("ready to accept connections"))
                .count();
    }

    /** Ends it at once, as a crash of the machine does, and waits until its processes are gone. */
    public void kill() throws IOException, InterruptedException {
        end("-QUIT");
    }

    /** Stops all that it does, so that connections stay and nothing is answered. */
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Lets it go on. */
    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** To the processes of its connections as well. */
    private void signal(String signal) throws IOException, InterruptedException {
        Process running = process.orElseThrow();
        List<String> line = new ArrayList<>(List.of("kill", signal, Long.toString(running.pid())));
        running.descendants().map(each -> Long.toString(each.pid())).forEach(line::add);
        run(line.toArray(String[]::new));
    }

    private void end(String signal) throws IOException, InterruptedException {
        starts = timesReady();
        Process running = process.orElseThrow();
        run("kill", signal, Long.toString(running.pid()));
        if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            running.destroyForcibly();
            throw new IOException("PostgreSQL did not stop:\n" + Files.readString(log()));
        }
    }

    /** Runs one of its client programs, such as {@code pg_dump}, which has to end well, as the user of this process. */
    public void client(String program, String... arguments) throws IOException, InterruptedException {
        // The folder may hold links to the programs of a server alone.
        Path real = bin.resolve("initdb").toRealPath().resolveSibling(program);
        List<String> line = new ArrayList<>(List.of(real.toString()));
        line.addAll(List.of(arguments));
        run(line.toArray(String[]::new));
    }

    /** The address of this server, as its own programs read it. */
    public String address() {
        return "postgresql://127.0.0.1:" + port + "/";
    }

    /** The URL of a database of this server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process.filter(Process::isAlive).isPresent()) {
            end("-INT");
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
