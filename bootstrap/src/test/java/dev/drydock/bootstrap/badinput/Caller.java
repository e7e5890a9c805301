package dev.drydock.bootstrap.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/** A bare MQTT 5 client that plays the service, as {@code mosquitto_rr}, {@code _pub} and {@code _sub} would. */
final class Caller implements AutoCloseable, MqttCallback {
    private static final long PATIENCE_MILLIS = 60_000;

    private final MqttAsyncClient client;
    private final String name;
    private final Map<String, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();
    private final Set<String> answeredAt = ConcurrentHashMap.newKeySet();
    private final List<Consumer<Heard>> listeners = new CopyOnWriteArrayList<>();

    /** What a device answered. */
    record Answer(int status, String body) {
        String code() {
            return Json.read(body).path("Error").path("code").asText("");
        }

        String message() {
            return Json.read(body).path("Error").path("message").asText("");
        }

        String updateId() {
            return Json.read(body).path("updateId").asText("");
        }
    }

    /** A message that came. */
    record Heard(String topic, String text, boolean retained) {
        JsonNode document() {
            return Json.read(text);
        }
    }

    private Caller(Broker broker, String clientId) throws MqttException {
        name = clientId;
        client = new MqttAsyncClient("tcp://" + broker.address(), clientId, new MemoryPersistence());
        client.setCallback(this);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setSocketFactory(new PromptSockets());
        client.connect(options).waitForCompletion(PATIENCE_MILLIS);
    }

    static Caller connect(Broker broker) throws MqttException {
        return new Caller(broker, "caller-" + UUID.randomUUID());
    }

    /** Connects with a client id that somebody else has, and so ends that one's connection. */
    static void takeOver(Broker broker, String clientId) throws MqttException {
        new Caller(broker, clientId).close();
    }

    /** Calls a method and waits for the answer. */
    Answer call(String device, String method, byte[] payload) throws Exception {
        return begin(device, method, payload).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    Answer call(String device, String method, String payload) throws Exception {
        return call(device, method, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Calls a method; the future waits for ever when there is no answer. */
    CompletableFuture<Answer> begin(String device, String method, byte[] payload) throws MqttException {
        String responses = responseTopic(device);
        if (answeredAt.add(responses)) {
            subscribe(responses, true);
        }
        String correlation = UUID.randomUUID().toString();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        asked.put(correlation, answer);
        MqttProperties properties = new MqttProperties();
        properties.setResponseTopic(responses);
        properties.setCorrelationData(correlation.getBytes(StandardCharsets.UTF_8));
        publish("drydock/" + device + "/methods/" + method, payload, false, properties);
        return answer;
    }

    String responseTopic(String device) {
        return "drydock/" + device + "/responses/" + name;
    }

    /** Sends a request that is to be answered somewhere, or nowhere. */
    void request(String topic, byte[] payload, boolean retained, Optional<String> responseTopic) throws MqttException {
        MqttProperties properties = new MqttProperties();
        responseTopic.ifPresent(properties::setResponseTopic);
        publish(topic, payload, retained, properties);
    }

    /** Leaves a message with the broker; an empty one takes it away. */
    void retain(String topic, byte[] payload) throws MqttException {
        publish(topic, payload, true, new MqttProperties());
    }

    /** Listens; what is retained comes first. */
    void listen(String filter, Consumer<Heard> listener) throws MqttException {
        listeners.add(listener);
        subscribe(filter, false);
    }

    /** Reads what is retained now, or published in its place at this moment, as one who polls does. */
    String read(String topic) throws Exception {
        CompletableFuture<String> found = new CompletableFuture<>();
        Consumer<Heard> reader = heard -> {
            if (heard.topic().equals(topic)) {
                found.complete(heard.text());
            }
        };
        listeners.add(reader);
        subscribe(topic, false);
        try {
            return found.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } finally {
            listeners.remove(reader);
            client.unsubscribe(topic).waitForCompletion(PATIENCE_MILLIS);
        }
    }

    private void subscribe(String filter, boolean onlyNew) throws MqttException {
        MqttSubscription subscription = new MqttSubscription(filter, 1);
        subscription.setRetainHandling(onlyNew ? 2 : 0);
        client.subscribe(new MqttSubscription[] {subscription}, null, null, new MqttProperties())
                .waitForCompletion(PATIENCE_MILLIS);
    }

    /** Waits for the listener, as Paho counts a message as under way for a while after its token is complete. */
    private void publish(String topic, byte[] payload, boolean retained, MqttProperties properties)
            throws MqttException {
        CompletableFuture<Optional<MqttException>> end = new CompletableFuture<>();
        client.publish(topic, new MqttMessage(payload, 1, retained, properties), null, new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                end.complete(Optional.empty());
            }

            @Override
            public void onFailure(IMqttToken token, Throwable fault) {
                end.complete(Optional.of(new MqttException(fault)));
            }
        });
        Optional<MqttException> refused =
                end.orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
        if (refused.isPresent()) {
            throw refused.get();
        }
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(50, 200, true);
        client.close(true);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        Heard heard = new Heard(topic, new String(message.getPayload(), StandardCharsets.UTF_8), message.isRetained());
        Optional.ofNullable(message.getProperties())
                .filter(properties -> properties.getCorrelationData() != null)
                .map(properties -> asked.remove(new String(properties.getCorrelationData(), StandardCharsets.UTF_8)))
                .ifPresent(answer -> answer.complete(new Answer(status(message), heard.text())));
        listeners.forEach(listener -> listener.accept(heard));
    }

    private static int status(MqttMessage response) {
        List<String> values = new ArrayList<>();
        for (UserProperty property : response.getProperties().getUserProperties()) {
            if (property.getKey().equals("status")) {
                values.add(property.getValue());
            }
        }
        return Integer.parseInt(values.get(0));
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
