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
    private final BiConsumer<BareClient, MqttMessage> listener;

    private BareClient(int port, String id, BiConsumer<BareClient, MqttMessage> listener) throws MqttException {
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
        BareClient made = new BareClient(port, id, listener);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setSocketFactory(new PromptSockets());
        made.client.connect(options).waitForCompletion(PATIENCE_MILLIS);
        return made;
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
        listener.accept(this, message);
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
