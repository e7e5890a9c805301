package dev.drydock.bootstrap.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.drydock.testkit.mqtt.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A service app made of nothing but an MQTT client: it calls devices and keeps their reports, by the wire contract alone. */
public final class BareService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, List<JsonNode>> documents = new ConcurrentHashMap<>();
    private final Map<String, Consumer<JsonNode>> hearers = new ConcurrentHashMap<>();
    private final Caller caller;

    private BareService(Caller caller) {
        this.caller = caller;
    }

    public static BareService connect(String uri) throws IOException {
        return new BareService(Caller.connect(uri));
    }

    /** Keeps every report and presence of a device from now on, retained ones first. */
    public BareService follow(String device) throws IOException {
        listen("drydock/" + device + "/reported");
        listen("drydock/" + device + "/presence");
        return this;
    }

    /** Hands every report of a device on, in order, and does not keep it; retained ones come first. */
    public BareService follow(String device, Consumer<JsonNode> hearer) throws IOException {
        hearers.put("drydock/" + device + "/reported", hearer);
        return follow(device);
    }

    /** Waits until a followed device says that it is connected, after which it can be called. */
    public void awaitPresent(String device) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> presence(device).at("/connected").asBoolean());
    }

    /** Calls a method of a followed device and waits for the answer. */
    public Answer call(String device, String method, String payload) throws Exception {
        awaitPresent(device);
        return caller.call(device, method, payload);
    }

    /** Calls a method, whether or not the device is there; the answer may never come. */
    public CompletableFuture<Answer> begin(String device, String method, String payload) throws IOException {
        return caller.begin(device, method, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Calls a method of a followed device and does not wait for the answer. */
    public void post(String device, String method, String payload) throws IOException {
        awaitPresent(device);
        var unused = begin(device, method, payload);
    }

    /** Orders an update by method; the device has to take it. */
    public void order(String device, String order) throws Exception {
        Answer answer = call(device, "firmwareUpdate", order);
        if (answer.status() != 200) {
            throw new AssertionError(device + " did not take the order: " + answer);
        }
    }

    /** Publishes a retained document; an empty one removes it. */
    public void retain(String topic, String text) throws IOException {
        caller.retain(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Plays a device that reports an update in a state. */
    public void retainReport(String device, String updateId, String state) throws IOException {
        String report = """
                {"firmwareStatus":"standBy","firmware":{"currentFwVersion":"1.0.0"},\
                "update":{"id":"%s","sequence":1,"state":"%s","progress":null,"reason":null,"versionProof":null},\
                "recent":[],"device":{"model":"gateway","slot":"A","agentVersion":"1","contract":1}}""".formatted(updateId, state);
        retain("drydock/" + device + "/reported", report);
    }

    /** The latest report of a followed device. */
    public JsonNode reported(String device) {
        return latest(reports(device));
    }

    /** Every report of a followed device. */
    public List<JsonNode> reports(String device) {
        return documents.getOrDefault("drydock/" + device + "/reported", List.of());
    }

    /** The latest presence of a followed device. */
    public JsonNode presence(String device) {
        return latest(documents.getOrDefault("drydock/" + device + "/presence", List.of()));
    }

    /** Waits until a followed device reports an update in a state; the report. */
    public JsonNode awaitState(String device, String updateId, String state) {
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> isIn(reported(device), updateId, state));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(updateId + " was not " + state + ": " + reports(device), e);
        }
        return reported(device);
    }

    @Override
    public void close() throws IOException {
        caller.close();
    }

    private void listen(String topic) throws IOException {
        caller.listen(topic, message -> {
            if (message.topic().equals(topic)) {
                hearers.getOrDefault(topic, document -> keep(topic, document)).accept(parse(message));
            }
        });
    }

    private void keep(String topic, JsonNode document) {
        documents.computeIfAbsent(topic, any -> new CopyOnWriteArrayList<>()).add(document);
    }

    private static JsonNode latest(List<JsonNode> all) {
        return all.isEmpty() ? MissingNode.getInstance() : all.get(all.size() - 1);
    }

    private static JsonNode parse(Message message) {
        try {
            return JSON.readTree(message.text());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON on " + message.topic() + ": " + message.text(), e);
        }
    }

    private static boolean isIn(JsonNode report, String updateId, String state) {
        return report.at("/update/id").asText().equals(updateId)
                && report.at("/update/state").asText().equals(state);
    }
}
