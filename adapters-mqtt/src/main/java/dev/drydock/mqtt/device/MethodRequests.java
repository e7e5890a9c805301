package dev.drydock.mqtt.device;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.mqtt.Topics;
import dev.drydock.mqtt.link.Arrival;
import dev.drydock.mqtt.link.MqttLink;
import dev.drydock.mqtt.link.Outgoing;
import dev.drydock.protocol.method.DeviceMethodEndpoint;
import dev.drydock.protocol.method.MethodResponse;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Direct methods over MQTT 5 request and response, answered on the response topics of the contract alone. */
final class MethodRequests {
    private static final System.Logger LOG = System.getLogger(MethodRequests.class.getName());

    private final Topics topics;
    private final DeviceId device;
    private final DeviceMethodEndpoint methods;

    MethodRequests(Topics topics, DeviceId device, DeviceMethodEndpoint methods) {
        this.topics = topics;
        this.device = device;
        this.methods = methods;
    }

    /** Handles a request; completes when the broker has the answer, or the connection is lost. */
    CompletionStage<?> take(String method, Arrival request, MqttLink link) {
        Optional<String> responseTopic = request.responseTopic().filter(topic -> topics.isResponseOf(device, topic));
        if (request.retained()) {
            LOG.log(Level.WARNING, "Ignored a retained call: a call is for the moment, and must not be retained");
            return CompletableFuture.completedFuture(null);
        }
        if (responseTopic.isEmpty()) {
            LOG.log(Level.WARNING, "Ignored a call whose response topic is not " + topics.response(device, "{caller}"));
            return CompletableFuture.completedFuture(null);
        }
        return methods.call(method, request.payload())
                .thenCompose(response -> link.publish(answer(responseTopic.get(), request, response)))
                .exceptionally(lost -> -1);
    }

    private static Outgoing answer(String topic, Arrival request, MethodResponse response) {
        return Outgoing.response(topic, response.body(), request.correlation(), response.status());
    }
}
