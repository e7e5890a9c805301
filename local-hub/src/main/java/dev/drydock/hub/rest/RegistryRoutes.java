package dev.drydock.hub.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.device.Device;
import dev.drydock.hub.device.Devices;
import dev.drydock.hub.device.Identity;
import dev.drydock.hub.fault.Operation;
import dev.drydock.hub.mqtt.DeviceConnections;
import dev.drydock.hub.refusal.Refused;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The identity registry. */
final class RegistryRoutes {
    private static final int MOST_LISTED = 1000;

    private final Devices devices;
    private final DeviceConnections connections;

    RegistryRoutes(Devices devices, DeviceConnections connections) {
        this.devices = devices;
        this.connections = connections;
    }

    void addTo(RestFront front) {
        front.on(HttpMethod.GET, "/devices", Operation.REGISTRY, this::list);
        front.on(HttpMethod.GET, "/devices/:id", Operation.REGISTRY, this::get);
        front.on(HttpMethod.PUT, "/devices/:id", Operation.REGISTRY, this::put);
        front.on(HttpMethod.DELETE, "/devices/:id", Operation.REGISTRY, this::delete);
        front.on(HttpMethod.GET, "/statistics/devices", Operation.REGISTRY, this::deviceStatistics);
        front.on(HttpMethod.GET, "/statistics/service", Operation.REGISTRY, this::serviceStatistics);
    }

    private void list(RoutingContext request) {
        int top = Requests.number(
                Optional.ofNullable(request.request().getParam("top")), "top", 1, MOST_LISTED, MOST_LISTED);
        ArrayNode list = Requests.JSON.createArrayNode();
        devices.all().stream().limit(top).map(this::registration).forEach(list::add);
        Answers.json(request, 200, list);
    }

    private void get(RoutingContext request) {
        answer(request, devices.get(Requests.id(request)));
    }

    private void put(RoutingContext request) {
        String id = Requests.id(request);
        ObjectNode body = Requests.object(request);
        Optional<Device> former = devices.find(id);
        if (former.isEmpty() && Requests.hasIfMatch(request)) {
            throw Refused.unknownDevice(id);
        }
        if (former.isPresent() && !Requests.hasIfMatch(request)) {
            throw new Refused(409001, "A device with ID '" + id + "' is already registered.");
        }
        former.ifPresent(device -> check(request, device));
        Identity identity = Identity.read(id, body, former.map(Device::identity));
        answer(
                request,
                former.isEmpty()
                        ? devices.register(identity)
                        : devices.change(id, device -> device.withIdentity(identity)));
    }

    private void delete(RoutingContext request) {
        Device device = devices.get(Requests.id(request));
        check(request, device);
        devices.remove(device.id());
        Answers.nothing(request);
    }

    private void deviceStatistics(RoutingContext request) {
        long enabled = devices.all().stream()
                .filter(device -> device.identity().enabled())
                .count();
        int total = devices.all().size();
        Answers.json(
                request,
                200,
                Requests.JSON
                        .createObjectNode()
                        .put("totalDeviceCount", total)
                        .put("enabledDeviceCount", enabled)
                        .put("disabledDeviceCount", total - enabled));
    }

    private void serviceStatistics(RoutingContext request) {
        Answers.json(request, 200, Requests.JSON.createObjectNode().put("connectedDeviceCount", connections.count()));
    }

    private static void check(RoutingContext request, Device device) {
        Requests.ifMatch(request)
                .filter(etag -> !etag.equals(device.identity().etag()))
                .ifPresent(etag -> {
                    throw Refused.changedMeanwhile("the device " + device.id());
                });
    }

    private void answer(RoutingContext request, Device device) {
        Answers.json(request, 200, registration(device));
    }

    private ObjectNode registration(Device device) {
        return device.registration(connections.isConnected(device.id()));
    }
}
