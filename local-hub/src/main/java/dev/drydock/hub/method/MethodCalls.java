package dev.drydock.hub.method;

import dev.drydock.hub.refusal.Refused;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Calls that wait for a device to connect, or for its answer. Used by the hub's one event loop alone. */
public final class MethodCalls {
    private final Vertx vertx;
    private final DeviceLine line;
    private final Map<String, Call> answering = new HashMap<>();
    private final List<Call> connecting = new ArrayList<>();
    private long lastRequest;

    private record Call(String device, MethodRequest request, Promise<MethodReply> reply) {}

    public MethodCalls(Vertx vertx, DeviceLine line) {
        this.vertx = vertx;
        this.line = line;
    }

    /**
     * Calls a method.
     *
     * @return fails with {@link Refused}: 404103 for a device that is not there, 504101 for one that does not answer
     */
    public Future<MethodReply> call(String device, MethodRequest request) {
        Call call = new Call(device, request, Promise.promise());
        if (!send(call)) {
            if (request.connectTimeout().isZero()) {
                call.reply.fail(offline(request.connectTimeout()));
            } else {
                connecting.add(call);
                vertx.setTimer(request.connectTimeout().toMillis(), timer -> {
                    if (connecting.remove(call)) {
                        call.reply.fail(offline(request.connectTimeout()));
                    }
                });
            }
        }
        return call.reply.future();
    }

    /** A device can be called from now on. */
    public void reachable(String device) {
        for (Iterator<Call> calls = connecting.iterator(); calls.hasNext(); ) {
            Call call = calls.next();
            if (call.device.equals(device) && send(call)) {
                calls.remove();
            }
        }
    }

    /** A device answered; an answer that nobody waits for, or another's, counts for nothing. */
    public void answered(String device, String requestId, MethodReply reply) {
        Call call = answering.get(requestId);
        if (call != null && call.device.equals(device)) {
            answering.remove(requestId);
            call.reply.complete(reply);
        }
    }

    private boolean send(Call call) {
        String requestId = Long.toHexString(++lastRequest);
        if (!line.send(call.device, call.request.name(), requestId, call.request.payloadText())) {
            return false;
        }
        answering.put(requestId, call);
        vertx.setTimer(call.request.responseTimeout().toMillis(), timer -> {
            if (answering.remove(requestId) != null) {
                call.reply.fail(
                        new Refused(504101, "Timed out waiting for the response from device " + call.device + "."));
            }
        });
        return true;
    }

    private static Refused offline(Duration waited) {
        return new Refused(
                404103,
                waited.isZero()
                        ? "The operation failed because the requested device isn't online."
                        : "Timed out waiting for device to connect.");
    }
}
