package dev.drydock.mqtt.link;

import dev.drydock.mqtt.MqttSettings;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
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
    private static final int LARGEST_WINDOW = 100;

    private final MqttSettings settings;
    private final LinkIdentity identity;

    Dialer(MqttSettings settings, LinkIdentity identity) {
        this.settings = settings;
        this.identity = identity;
    }

    /** Connects with a new client; blocks for ten seconds at most. */
    Connection dial(Callbacks callbacks) throws MqttException {
        MqttAsyncClient client =
                new MqttAsyncClient(settings.clientUri(), identity.clientId(), new MemoryPersistence());
        client.setManualAcks(true);
        client.setCallback(callbacks);
        try {
            IMqttToken token = client.connect(options());
            token.waitForCompletion(CONNECT_SECONDS * 1000L + 1000);
            return new Connection(client, window(token));
        } catch (MqttException e) {
            abandon(client);
            throw e;
        }
    }

    /** Ends a connection in good order. */
    void hangUp(Connection connection) {
        try {
            connection.client().disconnect(100).waitForCompletion(1000);
        } catch (MqttException e) {
            // It is gone already, which is what was wanted.
        }
        abandon(connection.client());
    }

    /** Frees what a client holds, connected or not. */
    void abandon(MqttAsyncClient client) {
        try {
            client.disconnectForcibly(50, 200, false);
        } catch (MqttException e) {
            // It was not connected.
        }
        try {
            client.close(true);
        } catch (MqttException e) {
            System.getLogger(Dialer.class.getName())
                    .log(System.Logger.Level.DEBUG, "An MQTT client could not be closed: {0}", e.getMessage());
        }
    }

    void acknowledge(Connection connection, MqttMessage message) {
        try {
            connection.client().messageArrivedComplete(message.getId(), message.getQos());
        } catch (MqttException e) {
            // The connection is gone; the broker forgets the message with the session, or sends it again.
        }
    }

    private MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setSessionExpiryInterval(identity.sessionExpiry());
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout(CONNECT_SECONDS);
        options.setSocketFactory(settings.isTls() ? new NoDelaySockets(tlsSockets()) : new PlainSockets());
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
        return settings.tls().map(context -> context.getSocketFactory()).orElseGet(() ->
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** The broker's receive maximum, which the library obeys by throwing; none said is no limit (MQTT 5.0, 3.2.2.3.3). */
    private static int window(IMqttToken token) {
        Optional<Integer> granted =
                Optional.ofNullable(token.getResponseProperties()).map(MqttProperties::getReceiveMaximum);
        return Math.min(LARGEST_WINDOW, granted.filter(maximum -> maximum > 0).orElse(LARGEST_WINDOW));
    }
}
