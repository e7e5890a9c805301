package dev.drydock.bench.mqtt;

import java.util.function.BiConsumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** The bare client library, a lower bound for all that uses it. */
public final class BareClient implements AutoCloseable, MqttCallback {
    private static final long PATIENCE_MILLIS = 20_000;

    private final MqttAsyncClient client;
    private final Listener listener;

    /** Told of each message by the library's own thread: it must be quick and must not throw. */
    @FunctionalInterface
    public interface Listener {
        void arrived(BareClient self, String topic, MqttMessage message);
    }

    private BareClient(int port, String id, Listener listener) throws MqttException {
        this.listener = listener;
        client = new MqttAsyncClient("tcp://127.0.0.1:" + port, id, new MemoryPersistence());
        client.setCallback(this);
    }

    /**
     * Connects.
     *
     * @param listener told of each message by the library's own thread: it must be quick and must not throw
     */
    public static BareClient connect(int port, String id, BiConsumer<BareClient, MqttMessage> listener)
            throws MqttException {
        BareClient made = new BareClient(port, id, (self, topic, message) -> listener.accept(self, message));
        made.client.connect(options()).waitForCompletion(PATIENCE_MILLIS);
        return made;
    }

    /**
     * Connects; each message is acknowledged by {@link #acknowledge}, and not before.
     *
     * @param window messages that may wait for that
     */
    public static BareClient connectKeeping(int port, String id, int window, Listener listener) throws MqttException {
        BareClient made = new BareClient(port, id, listener);
        made.client.setManualAcks(true);
        MqttConnectionOptions options = options();
        options.setReceiveMaximum(window);
        made.client.connect(options).waitForCompletion(PATIENCE_MILLIS);
        return made;
    }

    private static MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setSocketFactory(new PromptSockets());
        return options;
    }

    /** Tells the broker that a message is taken. */
    public void acknowledge(MqttMessage message) throws MqttException {
        client.messageArrivedComplete(message.getId(), message.getQos());
    }

    public void subscribe(String filter) throws MqttException {
        client.subscribe(filter, 1).waitForCompletion(PATIENCE_MILLIS);
    }

    /** Publishes at QoS 1 without waiting. */
    public IMqttToken publish(String topic, MqttMessage message) throws MqttException {
        message.setQos(1);
        return client.publish(topic, message);
    }

    /** Publishes at QoS 1 and waits for the acknowledgement. */
    public void retain(String topic, byte[] payload) throws MqttException {
        MqttMessage message = new MqttMessage(payload);
        message.setRetained(true);
        publish(topic, message).waitForCompletion(PATIENCE_MILLIS);
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnectForcibly(50, 200, true);
        }
        client.close(true);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        listener.arrived(this, topic, message);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
