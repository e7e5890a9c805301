package dev.drydock.broker;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** One MQTT client of a test: it remembers what reached it, in order. */
final class Peer implements AutoCloseable, MqttCallback {
    private static final long PATIENCE_MILLIS = 60_000;

    /** A message and the topic it came on. */
    record Received(String topic, MqttMessage message) {
        String text() {
            return new String(message.getPayload(), StandardCharsets.UTF_8);
        }
    }

    final MqttAsyncClient client;
    final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    final BlockingQueue<MqttDisconnectResponse> disconnects = new LinkedBlockingQueue<>();
    private IMqttToken connected;

    private Peer(String uri, String id) throws MqttException {
        client = new MqttAsyncClient(uri, id, new MemoryPersistence());
        client.setCallback(this);
    }

    static Peer connect(String uri, String id) throws MqttException {
        return connect(uri, id, options -> {});
    }

    static Peer connect(String uri, String id, Consumer<MqttConnectionOptions> more) throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setSocketFactory(new PromptSockets());
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        more.accept(options);
        Peer peer = new Peer(uri, id);
        peer.connected = peer.client.connect(options);
        peer.connected.waitForCompletion(PATIENCE_MILLIS);
        return peer;
    }

    MqttProperties connack() {
        return connected.getResponseProperties();
    }

    void subscribe(String filter, int qos) throws MqttException {
        subscribe(new MqttSubscription(filter, qos));
    }

    void subscribe(MqttSubscription subscription) throws MqttException {
        client.subscribe(subscription).waitForCompletion(PATIENCE_MILLIS);
    }

    void publish(String topic, String text) throws MqttException {
        publish(topic, message(text, false));
    }

    void retain(String topic, String text) throws MqttException {
        publish(topic, message(text, true));
    }

    void publish(String topic, MqttMessage message) throws MqttException {
        client.publish(topic, message).waitForCompletion(PATIENCE_MILLIS);
    }

    static MqttMessage message(String text, boolean retained) {
        return new MqttMessage(text.getBytes(StandardCharsets.UTF_8), 1, retained, new MqttProperties());
    }

    /** The next message; a test that waits for one that never comes fails by the null. */
    Received next() throws InterruptedException {
        return received.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    List<String> topicsSoFar() {
        return received.stream().map(Received::topic).toList();
    }

    /** Closes the socket without a word, as a power cut does. */
    void vanish() throws MqttException {
        client.disconnectForcibly(0, 1, false);
        client.close(true);
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnectForcibly(50, 200, true);
        }
        client.close(true);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        disconnects.add(response);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        received.add(new Received(topic, message));
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
