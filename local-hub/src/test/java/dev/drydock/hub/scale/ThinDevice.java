package dev.drydock.hub.scale;

import dev.drydock.hub.LocalHub;
import dev.drydock.hub.sas.SharedAccessKey;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** A device without threads of its own, which answers each method with the payload that came. */
final class ThinDevice {
    private static final String METHODS = "$iothub/methods/POST/";
    private static final int TOKEN_S = 600;
    private static final int PATIENCE_S = 60;
    private static final int LARGEST_MESSAGE = 512 * 1024;

    private final LocalHub hub;
    private final String id;
    private final MqttClient client;

    ThinDevice(Vertx vertx, LocalHub hub, String id) {
        this.hub = hub;
        this.id = id;
        MqttClientOptions options = new MqttClientOptions()
                .setClientId(id)
                .setCleanSession(false)
                .setUsername(hub.hostName() + "/" + id + "/?api-version=2020-09-30")
                .setPassword(token(hub.registerDevice(id)))
                .setMaxMessageSize(LARGEST_MESSAGE);
        options.setSsl(true)
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(hub.authorityFile().toString()))
                .setHostnameVerificationAlgorithm("HTTPS")
                .setSslHandshakeTimeout(PATIENCE_S)
                .setConnectTimeout(PATIENCE_S * 1000);
        this.client = MqttClient.create(vertx, options);
        client.publishHandler(this::answer);
    }

    Future<Integer> connect() {
        return client.connect(hub.mqttPort(), hub.hostName())
                .compose(connected ->
                        client.subscribe(Map.of(METHODS + "#", MqttQoS.AT_MOST_ONCE.value(), "$iothub/twin/res/#", 0)));
    }

    Future<Void> disconnect() {
        return client.disconnect();
    }

    private void answer(MqttPublishMessage message) {
        String topic = message.topicName();
        if (topic.startsWith(METHODS)) {
            String answer = "$iothub/methods/res/200/" + topic.substring(topic.indexOf('?'));
            client.publish(answer, message.payload(), MqttQoS.AT_MOST_ONCE, false, false);
        }
    }

    private String token(String connectionString) {
        String key = connectionString.substring(connectionString.indexOf("SharedAccessKey=") + 16);
        String resource = URLEncoder.encode(hub.hostName() + "/devices/" + id, StandardCharsets.UTF_8);
        long expiry = Instant.now().getEpochSecond() + TOKEN_S;
        String signature = new SharedAccessKey(key).sign(resource + "\n" + expiry);
        return "SharedAccessSignature sr=" + resource + "&sig=" + URLEncoder.encode(signature, StandardCharsets.UTF_8)
                + "&se=" + expiry;
    }
}
