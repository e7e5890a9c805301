package dev.drydock.bench.child;

import dev.drydock.bench.mqtt.BareClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Sends every request back to its response topic at once. Arguments: port, filter of requests. */
public final class EchoMain {
    /** The line on standard output that says that it is ready. */
    public static final String READY = "ready";

    private EchoMain() {}

    public static void main(String[] args) throws MqttException, InterruptedException {
        BareClient client = BareClient.connect(Integer.parseInt(args[0]), "echo", EchoMain::answer);
        client.subscribe(args[1]);
        System.out.println(READY);
        Thread.currentThread().join();
    }

    private static void answer(BareClient client, MqttMessage request) {
        MqttMessage answer = new MqttMessage(request.getPayload());
        MqttProperties properties = new MqttProperties();
        properties.setCorrelationData(request.getProperties().getCorrelationData());
        answer.setProperties(properties);
        try {
            client.publish(request.getProperties().getResponseTopic(), answer);
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }
}
