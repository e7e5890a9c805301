package dev.drydock.mqtt;

import dev.drydock.application.contract.TransportBench.RawAnswer;
import dev.drydock.domain.device.DeviceId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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

/** A bare MQTT 5 client that calls by request and response, as any tool can. */
final class RawCaller implements AutoCloseable, MqttCallback {
    private static final long PATIENCE_MILLIS = 60_000;

    private final String caller = "raw-" + UUID.randomUUID();
    private final Topics topics;
    private final MqttAsyncClient client;
    private final CompletableFuture<RawAnswer> answer = new CompletableFuture<>();

    RawCaller(MqttSettings settings) {
        topics = new Topics(settings.topicPrefix());
        try {
            client = new MqttAsyncClient(settings.clientUri(), caller, new MemoryPersistence());
            client.setCallback(this);
            client.connect(new MqttConnectionOptions()).waitForCompletion(PATIENCE_MILLIS);
        } catch (MqttException e) {
            throw new AssertionError(e);
        }
    }

    RawAnswer call(DeviceId device, String method, String payload) {
        String responses = topics.response(device, caller);
        try {
            client.subscribe(responses, 1).waitForCompletion(PATIENCE_MILLIS);
            MqttMessage request = new MqttMessage(payload.getBytes(StandardCharsets.UTF_8));
            request.setQos(1);
            MqttProperties properties = new MqttProperties();
            properties.setResponseTopic(responses);
            request.setProperties(properties);
            client.publish(topics.method(device, method), request).waitForCompletion(PATIENCE_MILLIS);
        } catch (MqttException e) {
            throw new AssertionError(e);
        }
        return answer.orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        answer.complete(answerIn(message));
    }

    private static RawAnswer answerIn(MqttMessage message) {
        String status = message.getProperties().getUserProperties().stream()
                .filter(property -> property.getKey().equals("status"))
                .findFirst()
                .orElseThrow()
                .getValue();
        return new RawAnswer(Integer.parseInt(status), new String(message.getPayload(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(50, 200, true);
            client.close(true);
        } catch (MqttException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String uri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
