package dev.drydock.mqtt.link;

import java.util.concurrent.CompletableFuture;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** What the client library calls back. Nothing here blocks or throws: it swallows exceptions, and acknowledges all the same. */
final class Callbacks implements MqttCallback {
    private final MqttLink link;
    private final CompletableFuture<Connection> connection = new CompletableFuture<>();

    Callbacks(MqttLink link) {
        this.link = link;
    }

    /** What came before the connection was known is passed on now. */
    void bind(Connection established) {
        connection.complete(established);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        var unused = connection.thenAccept(known -> link.arrived(known, topic, message));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        String why = response.getReasonString() != null ? response.getReasonString() : "the connection was lost";
        var unused = connection.thenAccept(known -> link.lost(known, response.getReturnCode(), why));
    }

    @Override
    public void mqttErrorOccurred(MqttException fault) {
        System.getLogger(Callbacks.class.getName())
                .log(System.Logger.Level.DEBUG, "The MQTT client complains: {0}", fault.getMessage());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String uri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
