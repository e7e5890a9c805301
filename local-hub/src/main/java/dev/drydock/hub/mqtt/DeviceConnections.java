package dev.drydock.hub.mqtt;

import dev.drydock.hub.device.Device;
import dev.drydock.hub.device.Devices;
import dev.drydock.hub.fault.Faults;
import dev.drydock.hub.fault.Operation;
import dev.drydock.hub.method.DeviceLine;
import dev.drydock.hub.method.MethodCalls;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttEndpoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** The devices that are connected: one connection for each, of which the newer wins. Used by the hub's one event loop alone. */
public final class DeviceConnections implements DeviceLine, Devices.Watcher {
    private static final Duration LONGEST_TOKEN = Duration.ofDays(3650);

    private final Vertx vertx;
    private final Devices devices;
    private final Faults faults;
    private final Clock clock;
    private final DeviceAccess access;
    private final MethodCalls calls;
    private final Map<String, DeviceConnection> connected = new HashMap<>();

    public DeviceConnections(Vertx vertx, Devices devices, String hostName, Faults faults, Clock clock) {
        this.vertx = vertx;
        this.devices = devices;
        this.faults = faults;
        this.clock = clock;
        this.access = new DeviceAccess(devices, hostName, clock);
        this.calls = new MethodCalls(vertx, this);
        devices.watch(this);
    }

    /** The calls that go over these connections. */
    public MethodCalls calls() {
        return calls;
    }

    public boolean isConnected(String device) {
        return connected.containsKey(device);
    }

    public int count() {
        return connected.size();
    }

    /** Ends a device's connection without a goodbye, if it has one. */
    public void cut(String device) {
        Optional.ofNullable(connected.remove(device)).ifPresent(DeviceConnection::cut);
    }

    /**
     * Admits or refuses a connection.
     *
     * @param session in which the client may have shown a certificate; empty over a WebSocket
     */
    void arrived(MqttEndpoint endpoint, Optional<SSLSession> session) {
        endpoint.exceptionHandler(fault -> {});
        if (faults.next(Operation.CONNECT).isPresent()
                || faults.overLimit(Operation.CONNECT).isPresent()) {
            endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE);
            return;
        }
        Optional<DeviceAccess.Admitted> admitted = access.admit(endpoint, session);
        if (admitted.isEmpty()) {
            endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED);
            return;
        }
        String id = admitted.get().device().id();
        cut(id);
        DeviceConnection connection = new DeviceConnection(id, endpoint, vertx, devices, calls, faults, clock);
        connected.put(id, connection);
        Optional<Long> end = admitted.get().until().map(until -> endAt(until, connection));
        endpoint.closeHandler(closed -> {
            connected.remove(id, connection);
            end.ifPresent(vertx::cancelTimer);
        });
        connection.accept();
        calls.reachable(id);
    }

    @Override
    public boolean send(String device, String method, String requestId, String payload) {
        DeviceConnection connection = connected.get(device);
        if (connection == null || !connection.listensTo(DeviceTopics.METHODS)) {
            return false;
        }
        connection.send(DeviceTopics.method(method, requestId), payload);
        return true;
    }

    /** Sends a connected device the change of its desired properties. */
    @Override
    public void changed(Device before, Device after) {
        DeviceConnection connection = connected.get(after.id());
        if (connection == null) {
            return;
        }
        if (!after.identity().enabled()
                || !after.identity().authentication().equals(before.identity().authentication())) {
            cut(after.id());
        } else if (after.desired().version() != before.desired().version()
                && connection.listensTo(DeviceTopics.DESIRED)) {
            connection.send(
                    DeviceTopics.desired(after.desired().version()),
                    after.desired().changeForDevice().toString());
        }
    }

    @Override
    public void removed(Device device) {
        cut(device.id());
    }

    private long endAt(Instant end, DeviceConnection connection) {
        Duration left = Duration.between(clock.instant(), end);
        long millis = left.compareTo(LONGEST_TOKEN) > 0 ? LONGEST_TOKEN.toMillis() : left.toMillis();
        return vertx.setTimer(Math.max(1, millis), timer -> connection.cut());
    }
}
