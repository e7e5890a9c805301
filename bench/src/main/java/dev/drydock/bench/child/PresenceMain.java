package dev.drydock.bench.child;

import dev.drydock.bench.mqtt.BareClient;
import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Connects, publishes one retained message and stays connected. Arguments: port, client id, topic, message. */
public final class PresenceMain {
    private PresenceMain() {}

    public static void main(String[] args) throws MqttException, InterruptedException {
        BareClient client = BareClient.connect(Integer.parseInt(args[0]), args[1], (self, message) -> {});
        client.retain(args[2], args[3].getBytes(StandardCharsets.UTF_8));
        Thread.currentThread().join();
    }
}
