package dev.drydock.bench.mqtt;

import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Calls by MQTT 5 request and response (MQTT 5.0, 4.10), one at a time. */
public final class Caller implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final BareClient client;
    private final BlockingQueue<MqttMessage> answers = new LinkedBlockingQueue<>();
    private long calls;

    private Caller(int port, String name) throws MqttException {
        client = BareClient.connect(port, name, (self, answer) -> answers.add(answer));
    }

    /**
     * Connects and subscribes to the answers.
     *
     * @param name of the caller, the last level of the response topics
     */
    public static Caller connect(int port, String name, String responseTopics) throws MqttException {
        Caller made = new Caller(port, name);
        made.client.subscribe(responseTopics);
        return made;
    }

    /** An answer and the time from before the request to after it. */
    public record Answer(long nanos, String status, MqttMessage message) {}

    /** Calls and waits for the answer. */
    public Answer call(String topic, String responseTopic, byte[] payload) throws MqttException, InterruptedException {
        long number = ++calls;
        MqttMessage request = new MqttMessage(payload);
        MqttProperties properties = new MqttProperties();
        properties.setResponseTopic(responseTopic);
        properties.setCorrelationData(
                ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        request.setProperties(properties);
        long before = System.nanoTime();
        client.publish(topic, request);
        while (true) {
            MqttMessage answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            long after = System.nanoTime();
            if (answer == null) {
                throw new IllegalStateException(topic + " did not answer within " + PATIENCE_SECONDS + " s");
            }
            byte[] correlation = answer.getProperties().getCorrelationData();
            if (correlation != null && ByteBuffer.wrap(correlation).getLong() == number) {
                return new Answer(after - before, status(answer), answer);
            }
        }
    }

    private static String status(MqttMessage answer) {
        return answer.getProperties().getUserProperties().stream()
                .filter(property -> "status".equals(property.getKey()))
                .map(property -> String.valueOf(property.getValue()))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() throws MqttException {
        client.close();
    }
}
