package dev.drydock.hub.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.drydock.hub.device.Devices;
import dev.drydock.hub.device.Identity;
import dev.drydock.hub.device.TwinPatch;
import dev.drydock.hub.method.DeviceLine;
import dev.drydock.hub.method.MethodCalls;
import dev.drydock.hub.method.MethodReply;
import dev.drydock.hub.store.HubFolder;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs of a hub without a network: devices are online when a test says so, and answer when it does. */
final class JobBench implements DeviceLine, AutoCloseable {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final Set<String> online = ConcurrentHashMap.newKeySet();
    private final Map<String, String> requests = new ConcurrentHashMap<>();
    private final Devices devices;
    private final MethodCalls calls;
    private final Jobs jobs;

    JobBench(Path folder, int mostActive) {
        HubFolder kept = new HubFolder(folder);
        this.devices = new Devices(kept, Clock.systemUTC());
        this.calls = new MethodCalls(vertx, this);
        this.jobs = new Jobs(vertx, kept, devices, online::contains, calls, mostActive, Clock.systemUTC());
        onLoop(() -> {
            jobs.resume();
            return true;
        });
    }

    void register(String id, String room) {
        onLoop(() -> {
            devices.register(Identity.read(id, JSON.createObjectNode(), Optional.empty()));
            TwinPatch patch = TwinPatch.read(json("{'tags': {'room': '" + room + "'}}"));
            return devices.change(
                    id, device -> patch.on(device, Clock.systemUTC().instant()));
        });
    }

    void connect(String id) {
        onLoop(() -> {
            online.add(id);
            calls.reachable(id);
            return true;
        });
    }

    /** Whether a call has reached the device that it has not answered. */
    boolean isCalled(String id) {
        return requests.containsKey(id);
    }

    void answer(String id, int status, String payload) {
        onLoop(() -> {
            calls.answered(id, requests.remove(id), new MethodReply(status, TextNode.valueOf(payload)));
            return true;
        });
    }

    /** Schedules a job, whose JSON may have single quotes. */
    ObjectNode schedule(String id, String body) {
        return onLoop(() -> jobs.schedule(id, json(body)).json());
    }

    ObjectNode get(String id) {
        return onLoop(() -> jobs.get(id).json());
    }

    ObjectNode cancel(String id) {
        return onLoop(() -> jobs.cancel(id).json());
    }

    String status(String id) {
        return get(id).get("status").asText();
    }

    ObjectNode row(String job, String device) {
        return onLoop(() -> jobs.get(job)
                .rows()
                .filter(row -> row.get("deviceId").asText().equals(device))
                .findFirst()
                .orElseThrow());
    }

    ObjectNode twin(String id) {
        return onLoop(() -> devices.get(id).twin(online.contains(id)));
    }

    void remove(String id) {
        onLoop(() -> {
            devices.remove(id);
            return true;
        });
    }

    @Override
    public boolean send(String device, String method, String requestId, String payload) {
        if (!online.contains(device)) {
            return false;
        }
        requests.put(device, requestId);
        return true;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private <T> T onLoop(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        loop.runOnContext(run -> {
            try {
                done.complete(work.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
