package dev.drydock.mqtt.link;

import dev.drydock.application.time.Deadlines;
import dev.drydock.mqtt.LinkTiming;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.guard.GuardedSockets;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Makes connections and ends them, by the settings. */
final class Dialer {
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int CONNECT_SECONDS = 10;

    private final MqttSettings settings;
    private final LinkIdentity identity;
    private final LinkTiming timing;
    private final Consumer<String> dropped;

    /** @param dropped gets a sentence about each message that could not be read */
    Dialer(MqttSettings settings, LinkIdentity identity, LinkTiming timing, Consumer<String> dropped) {
        this.settings = settings;
        this.identity = identity;
        this.timing = timing;
        this.dropped = dropped;
    }

    /** A connection, and the stage that completes when the broker has let it in, after ten seconds at most. */
    record Attempt(Connection connection, CompletionStage<Void> established) {}

    /** Begins to connect with a new client. */
    Attempt dial(Callbacks callbacks) throws MqttException {
        GuardedSockets sockets = new GuardedSockets(
                settings.isTls() ? Optional.of(tlsSockets()) : Optional.empty(),
                identity.readAhead(),
                timing.nanoTime(),
                dropped);
        ClientThreads threads = new ClientThreads("mqtt-" + identity.clientId());
        MqttAsyncClient client =
                new MqttAsyncClient(settings.clientUri(), identity.clientId(), new MemoryPersistence(), null, threads);
        client.setManualAcks(true);
        client.setCallback(callbacks);
        Connection connection = new Connection(client, sockets, threads, timing.nanoTime());
        CompletableFuture<Void> established = new CompletableFuture<>();
        Deadlines.Pending limit = timing.deadlines()
                .after(
                        Duration.ofSeconds(CONNECT_SECONDS),
                        () -> established.completeExceptionally(
                                new MqttException(new SocketTimeoutException("no CONNACK"))));
        threads.death().thenAccept(fault -> established.completeExceptionally(new MqttException(fault)));
        client.connect(options(sockets), null, completing(established, connection));
        return new Attempt(connection, established.whenComplete((done, fault) -> limit.cancel()));
    }

    private static MqttActionListener completing(CompletableFuture<Void> established, Connection connection) {
        return new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                established.complete(null);
            }

            @Override
            public void onFailure(IMqttToken token, Throwable fault) {
                established.completeExceptionally(connection
                        .ending()
                        .<Throwable>map(ending -> new MqttException(new IOException(ending.why())))
                        .orElse(fault));
            }
        };
    }

    private MqttConnectionOptions options(GuardedSockets sockets) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setSessionExpiryInterval(identity.sessionExpiry());
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout(CONNECT_SECONDS);
        options.setMaximumPacketSize((long) GuardedSockets.LARGEST_PACKET);
        identity.receiveMaximum().ifPresent(options::setReceiveMaximum);
        options.setSocketFactory(sockets);
        settings.credentials().ifPresent(credentials -> {
            options.setUserName(credentials.user());
            options.setPassword(credentials.password().get());
        });
        identity.will().get().ifPresent(will -> {
            MqttProperties properties = new MqttProperties();
            properties.setWillDelayInterval(will.delay());
            MqttMessage message = will.message().toMessage();
            options.setWill(will.message().topic(), message);
            options.setWillMessageProperties(properties);
        });
        return options;
    }

    private SSLSocketFactory tlsSockets() {
        return settings.tls().map(SSLContext::getSocketFactory).orElseGet(() ->
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }
}
