package dev.drydock.azure;

import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.azure.device.AzureDeviceSettings;
import dev.drydock.azure.hub.HubTier;
import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.hub.HubNotStarted;
import dev.drydock.hub.HubSettings;
import dev.drydock.hub.LocalHub;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A local hub for tests, at a loopback address of its own. All hubs of a process have one authority, as it is trusted by process. */
public final class HubBench implements AutoCloseable {
    private static final Map<String, HubBench> SHARED = new ConcurrentHashMap<>();
    private static final String KEYS = "tls";
    private static final Path AUTHORITY = authority();

    private final Path folder = folder("hub-bench-");
    private final String address;
    private final Optional<String> name;
    private final int mqttPort;
    private LocalHub hub;
    private int restPort;
    private boolean stopped;

    public HubBench() {
        this(
                "127." + byteAtRandom() + "." + byteAtRandom() + "." + byteAtRandom(),
                Optional.empty(),
                HubSettings.MQTT_PORT);
    }

    /** The hub of all tests that do not need one of their own, started when the first asks for it. */
    static HubBench shared() {
        return SHARED.computeIfAbsent(KEYS, first -> {
            HubBench hub = new HubBench();
            Runtime.getRuntime().addShutdownHook(new Thread(hub::close));
            return hub;
        });
    }

    /** Leaves nothing of a test to the next one. */
    void startAnew() {
        if (stopped) {
            startAgain();
        }
        hub.removeDevices();
        hub.faults().startAnew();
    }

    /** A hub with a name of its own, for REST and MQTT over WebSocket, which take a port. */
    public static HubBench named(String name) {
        return new HubBench("127.0.0.1", Optional.of(name), 0);
    }

    private HubBench(String address, Optional<String> name, int mqttPort) {
        this.address = address;
        this.name = name;
        this.mqttPort = mqttPort;
        copy(AUTHORITY, folder.resolve(KEYS));
        hub = start(0);
        restPort = hub.restPort();
    }

    public LocalHub hub() {
        return hub;
    }

    /** Ends the hub, as a crash would: what it has not written is lost. */
    public void stop() {
        stopped = true;
        hub.close();
    }

    public void startAgain() {
        stopped = false;
        hub = start(restPort);
    }

    public AzureDeviceSettings device(String id) {
        return new AzureDeviceSettings(
                DeviceConnection.parse(hub.registerDevice(id)), false, Optional.of(trust(hub.authorityFile())));
    }

    public AzureServiceSettings service() {
        return new AzureServiceSettings(
                ServiceConnection.parse(hub.serviceConnectionString()),
                HubTier.S3,
                10,
                Duration.ofMillis(100),
                Optional.of(trust(hub.authorityFile())));
    }

    /** Trusts one authority and no other. */
    public static SSLContext trust(Path authority) {
        try (InputStream in = Files.newInputStream(authority)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "hub", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        hub.close();
        remove(folder);
    }

    private LocalHub start(int port) {
        try {
            return LocalHub.start(new HubSettings(address, name, mqttPort, port, folder));
        } catch (HubNotStarted e) {
            throw new IllegalStateException(e);
        }
    }

    private static int byteAtRandom() {
        return ThreadLocalRandom.current().nextInt(1, 255);
    }

    /** The authority's certificate and key, as a first hub makes them. */
    private static Path authority() {
        Path kept = folder("hub-bench-authority-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(kept)));
        Path made = folder("hub-bench-first-");
        try (LocalHub first = LocalHub.start(new HubSettings("127.0.0.1", Optional.empty(), 0, 0, made))) {
            copy(first.authorityFile().getParent(), kept);
            return kept;
        } catch (HubNotStarted e) {
            throw new IllegalStateException(e);
        } finally {
            remove(made);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to);
            for (String name : List.of("ca.pem", "ca-key.pem")) {
                Files.copy(from.resolve(name), to.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
