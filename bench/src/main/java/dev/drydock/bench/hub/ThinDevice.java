package dev.drydock.bench.hub;

import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.hub.sas.SharedAccessKey;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** A device that only connects and listens; it has no thread of its own, where the SDK has nine. */
public final class ThinDevice {
    private static final int TOKEN_SECONDS = 600;

    private final HubProcess hub;
    private final MqttClient client;

    public ThinDevice(Vertx vertx, HubProcess hub, DeviceConnection connection) {
        this.hub = hub;
        String id = connection.device().value();
        MqttClientOptions options = new MqttClientOptions()
                .setClientId(id)
                .setUsername(hub.host() + "/" + id + "/?api-version=2020-09-30")
                .setPassword(
                        token(hub.host() + "/devices/" + id, connection.key().orElseThrow()));
        options.setSsl(true)
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(hub.authority().toString()))
                .setHostnameVerificationAlgorithm("HTTPS");
        this.client = MqttClient.create(vertx, options);
    }

    /** Connects and subscribes to methods. */
    public Future<Integer> connect() {
        return client.connect(hub.mqttPort(), hub.host())
                .compose(connected -> client.subscribe(Map.of("$iothub/methods/POST/#", MqttQoS.AT_MOST_ONCE.value())));
    }

    public Future<Void> disconnect() {
        return client.disconnect();
    }

    private static String token(String resource, String key) {
        String encoded = URLEncoder.encode(resource, StandardCharsets.UTF_8);
        long second = Instant.now().getEpochSecond() + TOKEN_SECONDS;
        String signature = new SharedAccessKey(key).sign(encoded + "\n" + second);
        return "SharedAccessSignature sr=" + encoded + "&sig=" + URLEncoder.encode(signature, StandardCharsets.UTF_8)
                + "&se=" + second;
    }
}
