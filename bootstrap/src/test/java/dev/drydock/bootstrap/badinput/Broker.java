package dev.drydock.bootstrap.badinput;

import dev.drydock.broker.BrokerSettings;
import dev.drydock.broker.LocalBroker;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The brokers that the tests run through: each is started by the first test that needs it, and ends with the tests. */
enum Broker {
    EMBEDDED {
        @Override
        boolean isHere() {
            return true;
        }

        @Override
        int begin() {
            return LocalBroker.start(BrokerSettings.inMemory()).port();
        }
    },
    MOSQUITTO {
        @Override
        boolean isHere() {
            return program().isPresent();
        }

        @Override
        int begin() throws IOException {
            Path folder = Files.createTempDirectory("drydock-mosquitto-");
            int port = freePort();
            Path configuration = Files.write(
                    folder.resolve("mosquitto.conf"),
                    List.of(
                            "listener " + port + " 127.0.0.1",
                            "max_topic_alias 0",
                            "allow_anonymous true",
                            "set_tcp_nodelay true",
                            "user " + System.getProperty("user.name")));
            Process process = new ProcessBuilder(program().orElseThrow().toString(), "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("mosquitto.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, folder)));
            Awaitility.await("mosquitto listens")
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> accepts(port));
            return port;
        }
    };

    private int port;

    /** Whether it can be started on this machine. */
    abstract boolean isHere();

    abstract int begin() throws IOException;

    /** Host and port. */
    synchronized String address() {
        if (port == 0) {
            try {
                port = begin();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return "127.0.0.1:" + port;
    }

    private static Optional<Path> program() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(
                        Arrays.stream(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/opt/homebrew/sbin"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
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

    private static void end(Process process, Path folder) {
        process.destroyForcibly().onExit().join();
        for (String name : List.of("mosquitto.log", "mosquitto.conf", "")) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                System.err.println("left behind: " + e);
            }
        }
    }
}
