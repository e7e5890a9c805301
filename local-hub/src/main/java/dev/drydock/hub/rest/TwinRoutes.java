package dev.drydock.hub.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.device.Device;
import dev.drydock.hub.device.Devices;
import dev.drydock.hub.fault.Operation;
import dev.drydock.hub.mqtt.DeviceConnections;
import dev.drydock.hub.refusal.Refused;
import dev.drydock.hub.twin.Properties;
import dev.drydock.hub.twin.Tags;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Optional;

/** Device twins. */
final class TwinRoutes {
    private static final String TWIN = "/twins/:id";

    private final Devices devices;
    private final DeviceConnections connections;
    private final Clock clock;

    TwinRoutes(Devices devices, DeviceConnections connections, Clock clock) {
        this.devices = devices;
        this.connections = connections;
        this.clock = clock;
    }

    void addTo(RestFront front) {
        front.on(HttpMethod.GET, TWIN, Operation.TWIN_READ, this::get);
        front.onPatch(TWIN, Operation.TWIN_UPDATE, this::patch);
        front.on(HttpMethod.PUT, TWIN, Operation.TWIN_UPDATE, this::put);
    }

    private void get(RoutingContext request) {
        answer(request, devices.get(Requests.id(request)));
    }

    private void patch(RoutingContext request) {
        change(request, Tags::merged, (desired, patch) -> desired.merged(patch, clock.instant()));
    }

    private void put(RoutingContext request) {
        change(
                request,
                (tags, other) -> Tags.none().merged(other),
                (desired, other) -> desired.replaced(other, clock.instant()));
    }

    private interface Change<T> {
        T apply(T former, ObjectNode sent);
    }

    private void change(RoutingContext request, Change<Tags> ofTags, Change<Properties> ofDesired) {
        ObjectNode body = Requests.object(request);
        Optional<ObjectNode> tags = object(body.path("tags"), "tags");
        Optional<ObjectNode> desired = object(body.path("properties").path("desired"), "properties.desired");
        Device changed = devices.change(Requests.id(request), device -> {
            Requests.ifMatch(request)
                    .filter(etag -> !etag.equals(device.etag()))
                    .ifPresent(etag -> {
                        throw Refused.changedMeanwhile("the twin of " + device.id());
                    });
            Device tagged = tags.map(sent -> device.withTags(ofTags.apply(device.tags(), sent)))
                    .orElse(device);
            return desired.map(sent -> tagged.withDesired(ofDesired.apply(tagged.desired(), sent)))
                    .orElse(tagged);
        });
        answer(request, changed);
    }

    private static Optional<ObjectNode> object(JsonNode json, String name) {
        if (json.isMissingNode() || json.isNull()) {
            return Optional.empty();
        }
        if (json instanceof ObjectNode object) {
            return Optional.of(object);
        }
        throw Refused.malformed(name + " is a JSON object.");
    }

    private void answer(RoutingContext request, Device device) {
        request.response().putHeader("ETag", "\"" + device.etag() + "\"");
        Answers.json(request, 200, device.twin(connections.isConnected(device.id())));
    }
}
