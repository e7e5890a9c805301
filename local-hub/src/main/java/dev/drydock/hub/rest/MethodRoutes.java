package dev.drydock.hub.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.device.Devices;
import dev.drydock.hub.fault.Operation;
import dev.drydock.hub.method.MethodCalls;
import dev.drydock.hub.method.MethodReply;
import dev.drydock.hub.method.MethodRequest;
import dev.drydock.hub.refusal.Refused;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Direct methods. */
final class MethodRoutes {
    private final Devices devices;
    private final MethodCalls calls;

    MethodRoutes(Devices devices, MethodCalls calls) {
        this.devices = devices;
        this.calls = calls;
    }

    void addTo(RestFront front) {
        front.on(HttpMethod.POST, "/twins/:id/methods", Operation.METHOD, this::call);
    }

    private void call(RoutingContext request) {
        MethodRequest call = MethodRequest.read(Requests.object(request));
        String device = devices.get(Requests.id(request)).id();
        calls.call(device, call)
                .onSuccess(reply -> Answers.json(request, 200, body(reply)))
                .onFailure(failure -> {
                    if (failure instanceof Refused refused) {
                        Answers.refusal(request, refused);
                    } else {
                        request.fail(failure);
                    }
                });
    }

    private static ObjectNode body(MethodReply reply) {
        ObjectNode body = Requests.JSON.createObjectNode().put("status", reply.status());
        body.set("payload", reply.payload());
        return body;
    }
}
