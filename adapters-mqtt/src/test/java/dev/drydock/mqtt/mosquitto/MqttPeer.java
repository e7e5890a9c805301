package dev.drydock.mqtt.mosquitto;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** One bare MQTT client of a test: it remembers what reached it, in order. */
final class MqttPeer implements AutoCloseable, MqttCallback {
    static final int SUCCESS = 0x00;
    static final int NO_MATCHING_SUBSCRIBERS = 0x10;
    static final int NOT_AUTHORIZED = 0x87;

    private static final long PATIENCE_MILLIS = 60_000;

    /** What is set on a connection before it is made. */
    interface Choices {
        void set(MqttConnectionOptions options) throws Exception;
    }

    /** A message: its topic and its payload as text. */
    record Received(String topic, String text) {}

    final MqttAsyncClient client;
    final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    private MqttPeer(String uri, String id) throws MqttException {
        client = new MqttAsyncClient(uri, id, new MemoryPersistence());
        client.setCallback(this);
    }

    static MqttPeer connect(String uri, String id, Choices choices) throws Exception {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        choices.set(options);
        MqttPeer peer = new MqttPeer(uri, id);
        try {
            peer.client.connect(options).waitForCompletion(PATIENCE_MILLIS);
        } catch (MqttException e) {
            peer.client.close(true);
            throw e;
        }
        return peer;
    }

    void subscribe(String filter) throws MqttException {
        client.subscribe(filter, 1).waitForCompletion(PATIENCE_MILLIS);
    }

    /** Publishes and gives the broker's reason code for it. */
    int publish(String topic, String text) throws MqttException {
        return publish(topic, text, false);
    }

    /** Publishes as retained and gives the broker's reason code for it. */
    int retain(String topic, String text) throws MqttException {
        return publish(topic, text, true);
    }

    private int publish(String topic, String text, boolean retained) throws MqttException {
        IMqttToken token = client.publish(topic, text.getBytes(StandardCharsets.UTF_8), 1, retained);
        try {
            token.waitForCompletion(PATIENCE_MILLIS);
        } catch (MqttException e) {
            if (e.getReasonCode() < 0x80 || e.getReasonCode() > 0xFF) {
                throw e;
            }
        }
        return token.getReasonCodes()[0];
    }

    /** The next message; a test that waits for one that never comes fails by the null. */
    Received next() throws InterruptedException {
        return received.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
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
        received.add(new Received(topic, new String(message.getPayload(), StandardCharsets.UTF_8)));
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
