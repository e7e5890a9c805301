package dev.drydock.hub.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.device.Device;
import dev.drydock.hub.device.Devices;
import dev.drydock.hub.fault.Faults;
import dev.drydock.hub.json.ReceivedJson;
import dev.drydock.hub.method.MethodCalls;
import dev.drydock.hub.method.MethodReply;
import dev.drydock.hub.refusal.Quoted;
import dev.drydock.hub.refusal.Refused;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The connection of one device that was admitted. */
final class DeviceConnection implements DeviceTopics.Receiver {
    private static final System.Logger LOG = System.getLogger(DeviceConnection.class.getName());
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String id;
    private final MqttEndpoint endpoint;
    private final Vertx vertx;
    private final Devices devices;
    private final MethodCalls calls;
    private final Faults faults;
    private final Clock clock;

    DeviceConnection(
            String id,
            MqttEndpoint endpoint,
            Vertx vertx,
            Devices devices,
            MethodCalls calls,
            Faults faults,
            Clock clock) {
        this.id = id;
        this.endpoint = endpoint;
        this.vertx = vertx;
        this.devices = devices;
        this.calls = calls;
        this.faults = faults;
        this.clock = clock;
    }

    /** Accepts the connection, and handles the messages of the device from then on. */
    void accept() {
        endpoint.subscribeHandler(this::subscribe);
        endpoint.unsubscribeHandler(this::unsubscribe);
        endpoint.publishHandler(this::take);
        endpoint.exceptionHandler(fault -> LOG.log(Level.DEBUG, "The connection of " + id + " broke", fault));
        boolean resumed = !endpoint.isCleanSession() && !subscriptions().isEmpty();
        if (endpoint.isCleanSession()) {
            keep(Set.of());
        }
        devices.change(id, device -> device.activeAt(clock.instant()));
        endpoint.accept(resumed);
    }

    boolean listensTo(String filter) {
        return subscriptions().contains(filter);
    }

    void send(String topic, String payload) {
        if (endpoint.isConnected()) {
            endpoint.publish(topic, Buffer.buffer(payload), MqttQoS.AT_MOST_ONCE, false, false);
        }
    }

    /** Ends the connection without a goodbye. */
    void cut() {
        if (endpoint.isConnected()) {
            endpoint.close();
        }
    }

    private Set<String> subscriptions() {
        return devices.find(id).map(Device::subscriptions).orElse(Set.of());
    }

    private void keep(Set<String> filters) {
        if (!filters.equals(subscriptions())) {
            devices.change(id, device -> device.withSubscriptions(filters));
        }
    }

    private void subscribe(MqttSubscribeMessage message) {
        Set<String> filters = new HashSet<>(subscriptions());
        List<MqttQoS> granted = new ArrayList<>();
        for (MqttTopicSubscription asked : message.topicSubscriptions()) {
            boolean known = DeviceTopics.mayListen(id, asked.topicName());
            granted.add(!known ? MqttQoS.FAILURE : least(asked.qualityOfService()));
            if (known) {
                filters.add(asked.topicName());
            }
        }
        keep(filters);
        endpoint.subscribeAcknowledge(message.messageId(), granted);
        calls.reachable(id);
    }

    private static MqttQoS least(MqttQoS asked) {
        return asked == MqttQoS.EXACTLY_ONCE ? MqttQoS.AT_LEAST_ONCE : asked;
    }

    private void unsubscribe(MqttUnsubscribeMessage message) {
        Set<String> filters = new HashSet<>(subscriptions());
        message.topics().forEach(filters::remove);
        keep(filters);
        endpoint.unsubscribeAcknowledge(message.messageId());
    }

    private void take(MqttPublishMessage message) {
        Optional<DeviceTopics.Request> request = DeviceTopics.read(id, message.topicName());
        if (message.qosLevel() == MqttQoS.EXACTLY_ONCE || request.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "{0} published to {1}, which IoT Hub answers by closing",
                    id,
                    Quoted.text(message.topicName()));
            cut();
            return;
        }
        if (message.qosLevel() == MqttQoS.AT_LEAST_ONCE) {
            acknowledge(message.messageId());
        }
        request.get().take(message.payload(), this);
    }

    @Override
    public void getTwin(DeviceTopics.Request.GetTwin get) {
        devices.find(id)
                .ifPresent(device -> answerTwin(
                        DeviceTopics.twinAnswer(200, get.requestId()),
                        device.propertiesForDevice().toString()));
    }

    @Override
    public void report(DeviceTopics.Request.Report report, Buffer payload) {
        try {
            ObjectNode patch = ReceivedJson.object(payload.getBytes(), "The document of reported properties");
            Device changed = devices.change(id, device -> {
                if (report.ifVersion()
                        .filter(version -> version != device.reported().version())
                        .isPresent()) {
                    throw Refused.changedMeanwhile("the reported properties of " + id);
                }
                return device.withReported(device.reported().merged(patch, clock.instant()))
                        .activeAt(clock.instant());
            });
            answerTwin(
                    DeviceTopics.reportedAnswer(
                            report.requestId(), changed.reported().version()),
                    "");
        } catch (Refused refused) {
            answerTwin(
                    DeviceTopics.twinAnswer(refused.status(), report.requestId()),
                    JSON.objectNode()
                            .put("errorCode", refused.code())
                            .put("message", refused.getMessage())
                            .toString());
        }
    }

    @Override
    public void answered(DeviceTopics.Request.MethodAnswer answer, Buffer payload) {
        if (faults.losesMethodAnswer()) {
            return;
        }
        calls.answered(id, answer.requestId(), new MethodReply(answer.status(), json(payload)));
    }

    @Override
    public void telemetry() {
        LOG.log(Level.DEBUG, "Telemetry of {0} is dropped", id);
    }

    /** Reads JSON; passes any other text on as a string. */
    private static JsonNode json(Buffer payload) {
        try {
            JsonNode json = ReceivedJson.read(payload.getBytes(), "The answer");
            return json.isMissingNode() ? JSON.nullNode() : json;
        } catch (Refused notJson) {
            return JSON.textNode(payload.toString());
        }
    }

    private void answerTwin(String topic, String body) {
        if (listensTo(DeviceTopics.TWIN_ANSWERS) && !faults.losesTwinAnswer()) {
            send(topic, body);
        }
    }

    private void acknowledge(int messageId) {
        long delay = faults.acknowledgementDelay().toMillis();
        if (delay == 0) {
            endpoint.publishAcknowledge(messageId);
        } else {
            vertx.setTimer(delay, timer -> {
                if (endpoint.isConnected()) {
                    endpoint.publishAcknowledge(messageId);
                }
            });
        }
    }
}
