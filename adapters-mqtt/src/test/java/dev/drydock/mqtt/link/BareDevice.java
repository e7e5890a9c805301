package dev.drydock.mqtt.link;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** The client library alone, which subscribes, answers calls, and connects anew when it says that it is not connected. */
final class BareDevice implements AutoCloseable, MqttCallback {
    private final MqttAsyncClient client;

    BareDevice(int port) throws MqttException {
        client = new MqttAsyncClient("tcp://127.0.0.1:" + port, "d1", new MemoryPersistence());
        client.setCallback(this);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(true);
        options.setAutomaticReconnectDelay(1, 1);
        client.connect(options);
    }

    boolean isConnected() {
        return client.isConnected();
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) throws Exception {
        MqttProperties asked = message.getProperties();
        if (asked != null && asked.getResponseTopic() != null) {
            MqttMessage answer = new MqttMessage(message.getPayload());
            MqttProperties properties = new MqttProperties();
            properties.setCorrelationData(asked.getCorrelationData());
            answer.setQos(1);
            answer.setProperties(properties);
            client.publish(asked.getResponseTopic(), answer);
        }
    }

    @Override
    public void connectComplete(boolean reconnect, String uri) {
        try {
            client.subscribe("drydock/d1/methods/+", 1);
        } catch (MqttException e) {
            // It connects anew.
        }
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(0, 1, false);
        client.close(true);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
