package dev.drydock.bootstrap.peer;

import dev.drydock.broker.BrokerSettings;
import dev.drydock.broker.LocalBroker;
import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The brokers of the tests: the first test that needs one starts it, and it ends with the tests' process. */
public enum Broker {
    EMBEDDED {
        @Override
        public boolean isHere() {
            return true;
        }

        @Override
        int begin() {
            return LocalBroker.start(BrokerSettings.inMemory()).port();
        }
    },
    MOSQUITTO {
        @Override
        public boolean isHere() {
            return MosquittoProcess.installed();
        }

        @Override
        int begin() throws IOException {
            Path folder = Files.createTempDirectory("drydock-mosquitto-");
            MosquittoProcess mosquitto = MosquittoProcess.start(folder, "log_type error");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(mosquitto, folder)));
            return mosquitto.port();
        }
    };

    private int port;

    /** Whether it can be started on this machine. */
    public abstract boolean isHere();

    abstract int begin() throws IOException;

    /** Its address in the form of {@code --broker}. */
    public synchronized String uri() {
        if (port == 0) {
            try {
                port = begin();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return "mqtt://127.0.0.1:" + port;
    }

    private static void end(MosquittoProcess mosquitto, Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            mosquitto.close();
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | InterruptedException e) {
            System.err.println("left behind: " + e);
        }
    }
}
