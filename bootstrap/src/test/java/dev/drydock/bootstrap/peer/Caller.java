package dev.drydock.bootstrap.peer;

import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.MqttPeer;
import dev.drydock.testkit.mqtt.PeerOptions;
import dev.drydock.testkit.mqtt.Properties;
import dev.drydock.testkit.mqtt.Property;
import dev.drydock.testkit.mqtt.Subscription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A bare MQTT 5 client that plays the service, as {@code mosquitto_rr}, {@code _pub} and {@code _sub} would. */
public final class Caller implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 60_000;
    private static final long ASK_AGAIN_MILLIS = 1_000;

    private final String name;
    private final MqttPeer peer;
    private final Map<String, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();
    private final Set<String> answeredAt = ConcurrentHashMap.newKeySet();
    private final List<Consumer<Message>> listeners = new CopyOnWriteArrayList<>();

    private Caller(String uri, String clientId) throws IOException {
        name = clientId;
        peer = MqttPeer.connect(uri.replaceFirst("^mqtt:", "tcp:"), clientId, PeerOptions.standard(), this::hear);
    }

    /** Connects under a client id of its own. */
    public static Caller connect(String uri) throws IOException {
        return new Caller(uri, "caller-" + UUID.randomUUID());
    }

    /** Connects with the client id of another client, which ends that one's connection. */
    public static void takeOver(String uri, String clientId) throws IOException {
        new Caller(uri, clientId).close();
    }

    /** Calls a method and waits for the answer. */
    public Answer call(String device, String method, byte[] payload) throws Exception {
        return begin(device, method, payload).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Calls a method and waits for the answer. */
    public Answer call(String device, String method, String payload) throws Exception {
        return call(device, method, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Calls a method; the future stays open when there is no answer. */
    public CompletableFuture<Answer> begin(String device, String method, byte[] payload) throws IOException {
        String responses = responseTopic(device);
        if (answeredAt.add(responses)) {
            peer.subscribe(Subscription.to(responses, 1).withoutRetained());
        }
        String correlation = UUID.randomUUID().toString();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        asked.put(correlation, answer);
        var unused = peer.begin(Message.of("drydock/" + device + "/methods/" + method, payload)
                .answeredOn(responses, correlation.getBytes(StandardCharsets.UTF_8)));
        return answer;
    }

    /** The topic on which this caller is answered. */
    public String responseTopic(String device) {
        return "drydock/" + device + "/responses/" + name;
    }

    /** Sends a request whose answer belongs to any topic, or to none. */
    public void request(String topic, byte[] payload, boolean retained, Optional<String> responseTopic)
            throws IOException {
        Message message = Message.of(topic, payload);
        Message request = responseTopic
                .map(answers -> message.with(Properties.none().with(Property.RESPONSE_TOPIC, answers)))
                .orElse(message);
        var unused = peer.publish(retained ? request.asRetained() : request);
    }

    /** Leaves a message with the broker; an empty one removes it. */
    public void retain(String topic, byte[] payload) throws IOException {
        var unused = peer.publish(Message.of(topic, payload).asRetained());
    }

    /** Leaves a message with the broker and does not wait; the future completes when the broker has it. */
    public CompletableFuture<Integer> beginToRetain(String topic, String text) throws IOException {
        return peer.begin(Message.of(topic, text).asRetained());
    }

    /** Listens to a filter; retained messages come first. */
    public void listen(String filter, Consumer<Message> listener) throws IOException {
        listeners.add(listener);
        peer.subscribe(filter, 1);
    }

    /**
     * Reads the retained message of a topic, or one that is published at this moment. Asks again where nothing comes: the
     * embedded broker may overlook a message that it stores while the subscription is made.
     */
    public String read(String topic) throws Exception {
        CompletableFuture<String> found = new CompletableFuture<>();
        Consumer<Message> reader = message -> {
            if (message.topic().equals(topic)) {
                found.complete(message.text());
            }
        };
        listeners.add(reader);
        try {
            for (long waited = 0; waited < PATIENCE_MILLIS && !found.isDone(); waited += ASK_AGAIN_MILLIS) {
                peer.subscribe(topic, 1);
                awaitBriefly(found);
                peer.unsubscribe(topic);
            }
            return found.get(0, TimeUnit.MILLISECONDS);
        } finally {
            listeners.remove(reader);
        }
    }

    private static void awaitBriefly(CompletableFuture<String> found) throws Exception {
        try {
            var unused = found.get(ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The next subscription asks again.
        }
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }

    private void hear(Message message) {
        message.correlation()
                .map(correlation -> asked.remove(new String(correlation, StandardCharsets.UTF_8)))
                .ifPresent(answer -> answer.complete(Answer.of(message)));
        listeners.forEach(listener -> listener.accept(message));
    }
}
