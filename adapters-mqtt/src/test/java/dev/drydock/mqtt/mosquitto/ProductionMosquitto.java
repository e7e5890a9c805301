package dev.drydock.mqtt.mosquitto;

import dev.drydock.testkit.mqtt.MqttPeer;
import dev.drydock.testkit.mqtt.PeerOptions;
import dev.drydock.testkit.net.LentPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Mosquitto with the very files of {@code examples/mosquitto}; only paths, ports and the system's user differ. */
final class ProductionMosquitto implements AutoCloseable {
    static final String SERVICE = "_service";

    private static final List<String> PROGRAMS = List.of("mosquitto", "mosquitto_passwd", "openssl", "sh");

    private final Path folder;
    private final int tlsPort;
    final MosquittoProcess process;

    private ProductionMosquitto(Path folder, int tlsPort, MosquittoProcess process) {
        this.folder = folder;
        this.tlsPort = tlsPort;
        this.process = process;
    }

    /** The programs it needs that this machine has not. */
    static List<String> missing() {
        return PROGRAMS.stream()
                .filter(it -> MosquittoProcess.program(it).isEmpty())
                .toList();
    }

    static ProductionMosquitto start(Path folder, String... devices) throws Exception {
        makeCertificates(folder, devices);
        run("mosquitto_passwd", "-c", "-b", folder.resolve("passwd").toString(), SERVICE, passwordOf(SERVICE));
        run("mosquitto_passwd", "-b", folder.resolve("passwd").toString(), "_forget", passwordOf("_forget"));
        Files.copy(examples().resolve("acl"), folder.resolve("acl"));
        int port = LentPort.next();
        int tlsPort = LentPort.next();
        Path configuration = Files.writeString(folder.resolve("mosquitto.conf"), substituted(folder, port, tlsPort));
        return new ProductionMosquitto(folder, tlsPort, MosquittoProcess.withFile(configuration, port, tlsPort));
    }

    /** A device, shown by its certificate; the client id and the user name are what it claims. */
    MqttPeer device(String certificate, String clientId, String userName) throws Exception {
        return MqttPeer.connect(
                tlsUri(),
                clientId,
                PeerOptions.standard()
                        .over(PemTls.as(certificate, folder))
                        .user(userName)
                        .sessionExpiry(60));
    }

    MqttPeer device(String id) throws Exception {
        return device(id, id, id);
    }

    /** A device that keeps a session, and takes it up again. */
    MqttPeer lasting(String id) throws Exception {
        return MqttPeer.connect(
                tlsUri(),
                id,
                PeerOptions.standard().over(PemTls.as(id, folder)).resuming().sessionExpiry(600));
    }

    MqttPeer withoutCertificate(String id) throws Exception {
        return MqttPeer.connect(tlsUri(), id, PeerOptions.standard().over(PemTls.withoutCertificate(folder)));
    }

    MqttPeer service() throws Exception {
        return user(SERVICE, passwordOf(SERVICE));
    }

    MqttPeer user(String name, String password) throws Exception {
        PeerOptions options = PeerOptions.standard().user(name).password(password);
        return MqttPeer.connect(process.uri(), "user-of-the-password-listener", options);
    }

    MqttPeer anonymous() throws Exception {
        return MqttPeer.connect(process.uri(), "nobody");
    }

    static String passwordOf(String user) {
        return "secret-of" + user;
    }

    /** The file that outlives the process. */
    Path database() {
        return folder.resolve("mosquitto.db");
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }

    private String tlsUri() {
        return "ssl://localhost:" + tlsPort;
    }

    private static void makeCertificates(Path folder, String... devices) throws Exception {
        String script = examples().resolve("make-certificates.sh").toString();
        run("sh", script, folder.toString(), "ca");
        run("sh", script, folder.toString(), "server", "localhost", "127.0.0.1");
        run(Stream.concat(Stream.of("sh", script, folder.toString(), "device"), Stream.of(devices))
                .toArray(String[]::new));
    }

    private static String substituted(Path folder, int port, int tlsPort) throws IOException {
        return Files.readString(examples().resolve("mosquitto.conf"))
                .replace("/etc/mosquitto/", folder + "/")
                .replace("/var/lib/mosquitto/", folder + "/")
                .replace("user mosquitto", "user " + System.getProperty("user.name"))
                .replace("listener 1883 ", "listener " + port + " ")
                .replace("listener 8883", "listener " + tlsPort);
    }

    private static Path examples() {
        return Path.of("..", "examples", "mosquitto").toAbsolutePath().normalize();
    }

    private static void run(String... command) throws Exception {
        List<String> resolved = new ArrayList<>(List.of(command));
        resolved.set(0, MosquittoProcess.program(command[0]).orElseThrow().toString());
        Process process = new ProcessBuilder(resolved).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(resolved + " failed:\n" + output);
        }
    }
}
