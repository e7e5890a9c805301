package dev.drydock.mqtt.link;

import java.util.concurrent.CompletableFuture;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** The callbacks of the client library. Nothing here blocks or throws: the library swallows exceptions, and acknowledges all the same. */
final class Callbacks implements MqttCallback {
    private final LinkSupervisor link;
    private final CompletableFuture<Connection> connection = new CompletableFuture<>();

    Callbacks(LinkSupervisor link) {
        this.link = link;
    }

    /** Passes on what came before the connection was known, and from now on everything at once. */
    void bind(Connection established) {
        connection.complete(established);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        var unused = connection.thenAccept(known -> link.arrived(known, topic, message));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        var unused = connection.thenAccept(known -> link.lost(known, "the connection was lost"));
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
