package dev.drydock.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drydock.hub.device.Device;
import dev.drydock.hub.device.Identity;
import dev.drydock.hub.fault.Faults;
import dev.drydock.hub.sas.SharedAccessKey;
import dev.drydock.hub.store.HubFolder;
import dev.drydock.hub.tls.HubAuthority;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * An IoT Hub on one machine, which runs until it is closed. One event loop holds and changes everything.
 */
public final class LocalHub implements AutoCloseable {
    /** The one shared access policy; it may do everything, as the one of that name on IoT Hub. */
    public static final String POLICY = "iothubowner";

    private final Vertx vertx;
    private final HubCore core;
    private final Faults faults = new Faults();
    private final HubSettings settings;
    private final HubAuthority authority;
    private final SharedAccessKey key;

    private LocalHub(HubSettings settings, Clock clock) {
        this.settings = settings;
        this.authority = HubAuthority.in(settings.folder().resolve("tls"), clock);
        HubFolder folder = new HubFolder(settings.folder());
        this.key = policyKey(folder);
        this.vertx = Vertx.vertx(options());
        try {
            this.core = new HubCore(vertx, settings, folder, authority, key, faults, clock);
        } catch (RuntimeException e) {
            vertx.close();
            throw e;
        }
    }

    /**
     * Starts a hub; returns when it accepts connections.
     *
     * @throws HubNotStarted if it cannot listen where it is to, or not use its folder
     */
    public static LocalHub start(HubSettings settings) throws HubNotStarted {
        LocalHub hub = onFolder(settings);
        try {
            hub.vertx
                    .deployVerticle(hub.core)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return hub;
        } catch (CompletionException e) {
            hub.close();
            throw new HubNotStarted(settings, e);
        }
    }

    private static LocalHub onFolder(HubSettings settings) throws HubNotStarted {
        try {
            return new LocalHub(settings, Clock.systemUTC());
        } catch (UncheckedIOException e) {
            throw new HubNotStarted(settings, e);
        }
    }

    /** The host name that clients use: the name of the hub, or its address. */
    public String hostName() {
        return settings.clientsCallIt();
    }

    public int mqttPort() {
        return core.mqttPort();
    }

    public int restPort() {
        return core.restPort();
    }

    /** The certificate, in PEM, that clients have to trust. */
    public Path authorityFile() {
        return authority.file();
    }

    /** The connection string of a service; with the port unless it is 443, which only some clients understand. */
    public String serviceConnectionString() {
        String port = restPort() == HubSettings.REST_PORT ? "" : ":" + restPort();
        return "HostName=" + hostName() + port + ";SharedAccessKeyName=" + POLICY + ";SharedAccessKey=" + key.base64();
    }

    /** Registers a device with keys of its own, or finds it; gives its connection string. */
    public String registerDevice(String id) {
        return onLoop(() -> {
            Device device = core.devices()
                    .find(id)
                    .orElseGet(() -> core.devices()
                            .register(Identity.read(id, JsonNodeFactory.instance.objectNode(), Optional.empty())));
            return "HostName=" + hostName() + ";DeviceId=" + id + ";SharedAccessKey="
                    + device.identity().keys().get(0).base64();
        });
    }

    /** Ends a device's connection without a DISCONNECT. */
    public void disconnect(String device) {
        onLoop(() -> {
            core.connections().cut(device);
            return true;
        });
    }

    /** Removes the subscriptions of a device, as a hub does when a session expires. */
    public void forgetSubscriptions(String device) {
        onLoop(() -> core.devices().change(device, known -> known.withSubscriptions(Set.of())));
    }

    /** Removes every device with its twin, and ends its connection. */
    public void removeDevices() {
        onLoop(() -> {
            core.devices().all().forEach(device -> core.devices().remove(device.id()));
            return true;
        });
    }

    public boolean isConnected(String device) {
        return onLoop(() -> core.connections().isConnected(device));
    }

    /** The faults that tests can ask for. */
    public Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private <T> T onLoop(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        core.loop().runOnContext(run -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    /** One event loop, a few threads beside it, and no copies of files in the temporary folder. */
    private static VertxOptions options() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setUseDaemonThread(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    private static SharedAccessKey policyKey(HubFolder folder) {
        List<JsonNode> policies = folder.readAll("policies");
        if (!policies.isEmpty()) {
            return new SharedAccessKey(policies.get(0).get("key").asText());
        }
        SharedAccessKey key = SharedAccessKey.random();
        folder.write("policies", POLICY, JsonNodeFactory.instance.objectNode().put("key", key.base64()));
        return key;
    }
}
