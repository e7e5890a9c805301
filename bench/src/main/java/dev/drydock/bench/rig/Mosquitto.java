package dev.drydock.bench.rig;

import dev.drydock.testkit.net.LentPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real Mosquitto on a free loopback port, in memory only, which can be killed and started again. */
public final class Mosquitto {
    public static final String PROGRAM = "mosquitto";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int POLL_MILLIS = 2;

    private final Rig rig;
    private final List<String> command;
    private final int port;
    private Child process;

    private Mosquitto(Rig rig, List<String> command, int port) throws IOException, InterruptedException {
        this.rig = rig;
        this.command = command;
        this.port = port;
        this.process = rig.start(PROGRAM, command);
        awaitAcceptance();
    }

    /**
     * Starts one and waits until it accepts connections.
     *
     * @param more lines of its configuration
     */
    public static Mosquitto start(Rig rig, String... more) throws IOException, InterruptedException {
        int port = LentPort.next();
        List<String> lines = new ArrayList<>(List.of(
                "listener " + port + " 127.0.0.1",
                "max_topic_alias 0",
                "allow_anonymous true",
                "set_tcp_nodelay true",
                "persistence false",
                "log_type error",
                "user " + System.getProperty("user.name")));
        lines.addAll(List.of(more));
        Path configuration = Files.write(rig.fresh("mosquitto.conf"), lines);
        String program = Installation.program(PROGRAM).orElseThrow().toString();
        return new Mosquitto(rig, List.of(program, "-c", configuration.toString()), port);
    }

    public int port() {
        return port;
    }

    /** The address for devices. */
    public String uri() {
        return "mqtt://127.0.0.1:" + port;
    }

    /** Kills it as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.close();
    }

    /** Starts it again after a kill; returns when its port accepted, on the clock of {@link System#nanoTime}. */
    public long restart() throws IOException, InterruptedException {
        process = rig.start(PROGRAM, command);
        return awaitAcceptance();
    }

    private long awaitAcceptance() throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < until) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return System.nanoTime();
            } catch (IOException e) {
                process.runFor(Duration.ofMillis(POLL_MILLIS));
            }
        }
        process.close();
        throw new IOException("mosquitto did not start on port " + port);
    }
}
