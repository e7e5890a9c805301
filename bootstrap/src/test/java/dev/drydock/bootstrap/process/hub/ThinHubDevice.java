package dev.drydock.bootstrap.process.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.application.transport.DeviceRequests;
import dev.drydock.application.transport.DeviceTransport;
import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.hub.sas.SharedAccessKey;
import dev.drydock.protocol.method.DeviceMethodEndpoint;
import dev.drydock.protocol.order.DesiredDocument;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A device over a hub without threads of its own, where the SDK has nine. It connects anew whenever it has lost the hub. */
final class ThinHubDevice implements DeviceTransport {
    private static final String METHODS = "$iothub/methods/POST/";
    private static final String DESIRED = "$iothub/twin/PATCH/properties/desired/";
    private static final String ANSWERS = "$iothub/twin/res/";
    private static final int TOKEN_SECONDS = 3600;
    private static final int LARGEST_MESSAGE = 512 * 1024;
    private static final long AGAIN_MILLIS = 500;

    private final Vertx vertx;
    private final HubUnderTest hub;
    private final DeviceConnection connection;
    private final ThinReports reports;
    private Optional<MqttClient> client = Optional.empty();
    private Optional<DeviceRequests> requests = Optional.empty();
    private boolean isClosed;

    /** @param onConfirmed is run when the hub has confirmed a report */
    ThinHubDevice(Vertx vertx, HubUnderTest hub, DeviceConnection connection, Runnable onConfirmed) {
        this.reports = new ThinReports(this::publish, onConfirmed);
        this.vertx = vertx;
        this.hub = hub;
        this.connection = connection;
    }

    @Override
    public StatusReports reports() {
        return reports;
    }

    @Override
    public void open(DeviceRequests taker) {
        synchronized (this) {
            requests = Optional.of(taker);
        }
        vertx.runOnContext(now -> connect());
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        client.ifPresent(open -> vertx.runOnContext(now -> open.disconnect()));
    }

    private void connect() {
        MqttClient fresh = MqttClient.create(vertx, options());
        synchronized (this) {
            if (isClosed) {
                return;
            }
            client = Optional.of(fresh);
        }
        fresh.publishHandler(message -> take(fresh, message));
        fresh.closeHandler(closed -> connectAgain(fresh));
        fresh.connect(hub.mqttPort(), hub.host())
                .compose(connected -> fresh.subscribe(Map.of(METHODS + "#", 0, DESIRED + "#", 0, ANSWERS + "#", 0)))
                .onSuccess(subscribed -> {
                    ask(fresh);
                    reports.connected();
                })
                .onFailure(refused -> connectAgain(fresh));
    }

    private synchronized void connectAgain(MqttClient former) {
        if (!isClosed && client.filter(former::equals).isPresent()) {
            client = Optional.empty();
            reports.disconnected();
            vertx.setTimer(AGAIN_MILLIS, later -> connect());
        }
    }

    private void ask(MqttClient over) {
        over.publish("$iothub/twin/GET/?$rid=twin", Buffer.buffer(), MqttQoS.AT_MOST_ONCE, false, false);
    }

    private void publish(String topic, String payload) {
        vertx.runOnContext(now -> {
            Optional<MqttClient> over;
            synchronized (this) {
                over = client.filter(MqttClient::isConnected);
            }
            over.ifPresent(open -> open.publish(topic, Buffer.buffer(payload), MqttQoS.AT_MOST_ONCE, false, false));
        });
    }

    private void take(MqttClient from, MqttPublishMessage message) {
        String topic = message.topicName();
        byte[] payload = message.payload().getBytes();
        if (topic.startsWith(METHODS)) {
            answer(topic, payload);
        } else if (topic.startsWith(DESIRED)) {
            ask(from);
        } else if (topic.endsWith("$rid=twin")) {
            twin(payload);
        } else {
            reports.confirmed(topic.replaceFirst(".*[$]rid=([^&]*).*", "$1"));
        }
    }

    private void answer(String topic, byte[] payload) {
        String name = topic.substring(METHODS.length(), topic.indexOf('/', METHODS.length()));
        var unused = DeviceMethodEndpoint.of(taker())
                .call(name, payload)
                .thenAccept(answer -> publish(
                        "$iothub/methods/res/" + answer.status() + "/" + topic.substring(topic.indexOf('?')),
                        answer.body()));
    }

    private void twin(byte[] payload) {
        try {
            JsonNode twin = new JsonMapper().readTree(payload);
            reports.former(twin.get("reported").toString());
            taker().desired()
                    .follow(DesiredDocument.read(twin.get("desired").toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized DeviceRequests taker() {
        return requests.orElseThrow();
    }

    private MqttClientOptions options() {
        String id = connection.device().value();
        String resource = URLEncoder.encode(hub.host() + "/devices/" + id, StandardCharsets.UTF_8);
        long expiry = Instant.now().getEpochSecond() + TOKEN_SECONDS;
        String signature = new SharedAccessKey(connection.key().orElseThrow()).sign(resource + "\n" + expiry);
        MqttClientOptions options = new MqttClientOptions()
                .setClientId(id)
                .setCleanSession(false)
                .setUsername(hub.host() + "/" + id + "/?api-version=2020-09-30")
                .setPassword("SharedAccessSignature sr=" + resource + "&sig="
                        + URLEncoder.encode(signature, StandardCharsets.UTF_8) + "&se=" + expiry)
                .setMaxMessageSize(LARGEST_MESSAGE);
        options.setSsl(true)
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(hub.authority().toString()))
                .setHostnameVerificationAlgorithm("HTTPS");
        return options;
    }
}
