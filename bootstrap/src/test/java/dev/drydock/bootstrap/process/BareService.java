package dev.drydock.bootstrap.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A service app of nothing but an MQTT client: it calls devices and keeps what they report, by the wire contract alone. */
public final class BareService implements AutoCloseable, MqttCallback {
    private static final long PATIENCE_MILLIS = 60_000;
    private static final JsonMapper JSON = new JsonMapper();

    /** An answer to a call. */
    public record Answer(int status, String body) {}

    private final String caller = "bare-" + UUID.randomUUID();
    private final Map<String, CompletableFuture<Answer>> calls = new ConcurrentHashMap<>();
    private final Map<String, List<JsonNode>> documents = new ConcurrentHashMap<>();
    private final Map<String, Consumer<JsonNode>> hearers = new ConcurrentHashMap<>();
    private final MqttAsyncClient client;

    private BareService(String uri) throws MqttException {
        client = new MqttAsyncClient(uri.replaceFirst("^mqtt:", "tcp:"), caller, new MemoryPersistence());
        client.setCallback(this);
    }

    /** Connects, and follows what every device reports. */
    public static BareService connect(String uri) throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setReceiveMaximum(1000);
        BareService service = new BareService(uri);
        service.client.connect(options).waitForCompletion(PATIENCE_MILLIS);
        service.subscribe("drydock/+/responses/" + service.caller);
        return service;
    }

    /** Keeps every report and presence of a device from now on, what is retained first. */
    public BareService follow(String device) throws MqttException {
        subscribe("drydock/" + device + "/reported");
        subscribe("drydock/" + device + "/presence");
        return this;
    }

    /** Hands every report of a device on, in its order, in the place of keeping it; what is retained comes first. */
    public BareService follow(String device, Consumer<JsonNode> hearer) throws MqttException {
        hearers.put("drydock/" + device + "/reported", hearer);
        return follow(device);
    }

    /** Waits until a followed device says that it is there, which it says when it can be called. */
    public void awaitPresent(String device) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> presence(device).at("/connected").asBoolean());
    }

    /** Calls a method of a followed device and waits for the answer. */
    public Answer call(String device, String method, String payload) throws Exception {
        awaitPresent(device);
        return begin(device, method, payload).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Calls a method, whether or not the device is there; the answer may never come. */
    public CompletableFuture<Answer> begin(String device, String method, String payload) throws MqttException {
        String id = UUID.randomUUID().toString();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        calls.put(id, answer);
        client.publish("drydock/" + device + "/methods/" + method, request(device, payload, id));
        return answer;
    }

    /** Calls a method of a followed device and does not wait for the answer. */
    public void post(String device, String method, String payload) throws Exception {
        awaitPresent(device);
        client.publish(
                        "drydock/" + device + "/methods/" + method,
                        request(device, payload, UUID.randomUUID().toString()))
                .waitForCompletion(PATIENCE_MILLIS);
    }

    /** Orders an update by method; the device has to take it. */
    public void order(String device, String order) throws Exception {
        Answer answer = call(device, "firmwareUpdate", order);
        if (answer.status() != 200) {
            throw new AssertionError(device + " did not take the order: " + answer);
        }
    }

    /** Publishes a retained document; an empty one removes it. */
    public IMqttToken retain(String topic, String text) throws MqttException {
        return client.publish(topic, text.getBytes(StandardCharsets.UTF_8), 1, true);
    }

    /** Plays a device that reports an update in a state. */
    public void retainReport(String device, String updateId, String state) throws MqttException {
        String report = """
                {"firmwareStatus":"standBy","firmware":{"currentFwVersion":"1.0.0"},\
                "update":{"id":"%s","sequence":1,"state":"%s","progress":null,"reason":null,"versionProof":null},\
                "recent":[],"device":{"model":"gateway","slot":"A","agentVersion":"1","contract":1}}""".formatted(updateId, state);
        retain("drydock/" + device + "/reported", report).waitForCompletion(PATIENCE_MILLIS);
    }

    /** The latest report of a followed device. */
    public JsonNode reported(String device) {
        List<JsonNode> all = reports(device);
        return all.isEmpty() ? MissingNode.getInstance() : all.get(all.size() - 1);
    }

    /** Every report of a followed device. */
    public List<JsonNode> reports(String device) {
        return documents.getOrDefault("drydock/" + device + "/reported", List.of());
    }

    public JsonNode presence(String device) {
        List<JsonNode> all = documents.getOrDefault("drydock/" + device + "/presence", List.of());
        return all.isEmpty() ? MissingNode.getInstance() : all.get(all.size() - 1);
    }

    /** Waits until a followed device reports an update in a state; the report. */
    public JsonNode awaitState(String device, String updateId, String state) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> isIn(reported(device), updateId, state));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(updateId + " was not " + state + ": " + reports(device), e);
        }
        return reported(device);
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnectForcibly(50, 200, true);
        }
        client.close(true);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) throws Exception {
        if (topic.endsWith("/responses/" + caller)) {
            String id = new String(message.getProperties().getCorrelationData(), StandardCharsets.UTF_8);
            int status = message.getProperties().getUserProperties().stream()
                    .filter(property -> property.getKey().equals("status"))
                    .mapToInt(property -> Integer.parseInt(property.getValue()))
                    .findFirst()
                    .orElse(0);
            calls.getOrDefault(id, new CompletableFuture<>())
                    .complete(new Answer(status, new String(message.getPayload(), StandardCharsets.UTF_8)));
        } else {
            hearers.getOrDefault(topic, document -> keep(topic, document)).accept(JSON.readTree(message.getPayload()));
        }
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

    private MqttMessage request(String device, String payload, String correlation) {
        MqttProperties properties = new MqttProperties();
        properties.setResponseTopic("drydock/" + device + "/responses/" + caller);
        properties.setCorrelationData(correlation.getBytes(StandardCharsets.UTF_8));
        return new MqttMessage(payload.getBytes(StandardCharsets.UTF_8), 1, false, properties);
    }

    private void keep(String topic, JsonNode document) {
        documents.computeIfAbsent(topic, any -> new CopyOnWriteArrayList<>()).add(document);
    }

    private void subscribe(String filter) throws MqttException {
        client.subscribe(filter, 1).waitForCompletion(PATIENCE_MILLIS);
    }

    private static boolean isIn(JsonNode report, String updateId, String state) {
        return report.at("/update/id").asText().equals(updateId)
                && report.at("/update/state").asText().equals(state);
    }
}
