package dev.drydock.mqtt.mosquitto;

import dev.drydock.testkit.net.LentPort;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real Mosquitto in a process of its own, which a test may stop, kill and start again on the same port. */
public final class MosquittoProcess implements AutoCloseable {
    /** Folders of brokers that are often missing from a user's PATH. */
    private static final List<String> MORE_PLACES = List.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path configuration;
    private final List<Integer> ports;
    private final Path log;
    private Process process;

    private MosquittoProcess(Path configuration, List<Integer> ports) {
        this.configuration = configuration;
        this.ports = List.copyOf(ports);
        this.log = configuration.resolveSibling("mosquitto.log");
    }

    /** Tells whether Mosquitto is installed on this machine. */
    public static boolean installed() {
        return program("mosquitto").isPresent();
    }

    /** Starts an anonymous broker on a free loopback port, with its files in the folder and further lines of configuration. */
    public static MosquittoProcess start(Path folder, String... lines) throws IOException {
        int port = LentPort.next();
        List<String> all = new ArrayList<>(List.of(
                "listener " + port + " 127.0.0.1",
                "max_topic_alias 0",
                "allow_anonymous true",
                "set_tcp_nodelay true",
                "user " + System.getProperty("user.name"),
                "persistence_location " + folder + "/"));
        all.addAll(Arrays.asList(lines));
        return withFile(Files.write(folder.resolve("mosquitto.conf"), all), port);
    }

    /** Starts a broker with a configuration file that listens on the given ports. */
    public static MosquittoProcess withFile(Path configuration, Integer... ports) throws IOException {
        MosquittoProcess mosquitto = new MosquittoProcess(configuration, Arrays.asList(ports));
        mosquitto.begin();
        return mosquitto;
    }

    /** Finds a program in PATH or in the usual folders of brokers. */
    static Optional<Path> program(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), MORE_PLACES.stream())
                .filter(it -> !it.isBlank())
                .map(it -> Path.of(it, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The port of the first listener. */
    public int port() {
        return ports.get(0);
    }

    public String uri() {
        return "tcp://127.0.0.1:" + port();
    }

    /** Stops it in good order and waits for its end: it saves its state. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("mosquitto did not stop when asked; its log:\n" + log());
        }
    }

    /** Ends it as {@code kill -9} does: it saves nothing. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Starts it again after a stop or a kill, on the same ports and with the same configuration. */
    public void restart() throws IOException {
        if (process.isAlive()) {
            throw new IllegalStateException("mosquitto is still running; stop or kill it first");
        }
        begin();
    }

    /** The log since the first start. */
    public String log() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private void begin() throws IOException {
        process = new ProcessBuilder(
                        program("mosquitto").orElseThrow().toString(), "-v", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .failFast("mosquitto ended at once", () -> !process.isAlive())
                    .until(() -> ports.stream().allMatch(MosquittoProcess::accepts));
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw new IOException("mosquitto did not start with " + configuration + "; its log:\n" + log(), e);
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
