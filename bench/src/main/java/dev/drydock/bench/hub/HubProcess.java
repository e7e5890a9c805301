package dev.drydock.bench.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.application.service.identity.Registration;
import dev.drydock.application.time.ScheduledDeadlines;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.azure.hub.HubTier;
import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.azure.service.AzureServiceTransport;
import dev.drydock.bench.rig.Child;
import dev.drydock.bench.rig.Installation;
import dev.drydock.bench.rig.Rig;
import dev.drydock.bootstrap.file.TlsFiles;
import dev.drydock.domain.device.DeviceId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;

/** {@code drydock hub} at a loopback address of its own, and Drydock's service side connected to it. */
public final class HubProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HIGHEST = 255;
    private static final int MANY_UNITS = 200;

    private final Child child;
    private final long readyAt;
    private final JsonNode description;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AzureServiceTransport service;

    private HubProcess(Child child, long readyAt, JsonNode description) {
        this.child = child;
        this.readyAt = readyAt;
        this.description = description;
        this.service = new AzureServiceTransport(
                new AzureServiceSettings(
                        connection(),
                        HubTier.S3,
                        MANY_UNITS,
                        Duration.ofMillis(500),
                        Optional.of(TlsFiles.trusting(authority()))),
                new ScheduledDeadlines(timer, () -> ThreadLocalRandom.current().nextLong()),
                TransportObserver.silent());
    }

    /** Starts it on an empty folder and waits until it takes connections. */
    public static HubProcess start(Rig rig) throws Exception {
        ThreadLocalRandom dice = ThreadLocalRandom.current();
        String address =
                "127." + dice.nextInt(1, HIGHEST) + "." + dice.nextInt(1, HIGHEST) + "." + dice.nextInt(1, HIGHEST);
        Child child = rig.start(
                "hub",
                Installation.java(
                        rig.installation().programClassPath(),
                        flags(rig),
                        "dev.drydock.bootstrap.Main",
                        "hub",
                        "--json",
                        "--address",
                        address,
                        "--port",
                        "0",
                        "--data-dir",
                        rig.fresh("hub").toString()));
        String line = child.awaitLine(text -> text.startsWith("{"), PATIENCE);
        return new HubProcess(child, System.nanoTime(), new JsonMapper().readTree(line));
    }

    /** The flags of the launcher. */
    private static List<String> flags(Rig rig) throws IOException {
        List<String> flags = new ArrayList<>(List.of("-Xms16m", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30"));
        rig.installation().archive().ifPresent(archive -> flags.add("-XX:SharedArchiveFile=" + archive));
        return flags;
    }

    /** The time from the start of the process until it took connections, nanoseconds. */
    public long startUp() {
        return readyAt - child.startedAt();
    }

    public Optional<Long> residentBytes() throws IOException {
        return child.residentBytes();
    }

    public ServiceConnection connection() {
        return ServiceConnection.parse(
                description.get("serviceConnectionString").asText());
    }

    public Path authority() {
        return Path.of(description.get("caFile").asText());
    }

    public String host() {
        return description.get("hostName").asText();
    }

    public int mqttPort() {
        return description.get("mqttPort").asInt();
    }

    public AzureServiceTransport service() {
        return service;
    }

    public DeviceConnection register(String id) {
        Registration registration = service.identities()
                .register(new DeviceId(id), Optional.empty())
                .toCompletableFuture()
                .join();
        if (registration instanceof Registration.Registered registered) {
            return DeviceConnection.parse(registered.credentials().text());
        }
        throw new IllegalStateException("expected a new device, found " + registration);
    }

    @Override
    public void close() throws InterruptedException {
        service.close();
        timer.shutdownNow();
        child.close();
    }
}
