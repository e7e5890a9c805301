package dev.drydock.hub.rest;

import dev.drydock.hub.configuration.Configurations;
import dev.drydock.hub.device.Devices;
import dev.drydock.hub.fault.Faults;
import dev.drydock.hub.job.Jobs;
import dev.drydock.hub.mqtt.DeviceConnections;
import dev.drydock.hub.mqtt.MqttFront;
import dev.drydock.hub.sas.SharedAccessKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.net.PemKeyCertOptions;
import java.time.Clock;

/** Where services connect: REST over TLS, and on the same port the WebSocket of devices, as IoT Hub has it. */
public final class ServiceSide {
    private static final String WEB_SOCKET = "/$iothub/websocket";
    private static final int LARGEST_FRAME = 1024 * 1024;

    private final HttpServer server;

    /** What services work with. */
    public record Parts(
            Devices devices, DeviceConnections connections, Jobs jobs, Configurations configurations, Faults faults) {}

    /**
     * A service side that does not listen yet.
     *
     * @param policy the name of the one shared access policy, and its key
     */
    public ServiceSide(
            Vertx vertx,
            Parts parts,
            MqttFront mqtt,
            String hostName,
            String policy,
            SharedAccessKey key,
            PemKeyCertOptions certificate,
            Clock clock) {
        Devices devices = parts.devices;
        DeviceConnections connections = parts.connections;
        RestFront front = new RestFront(vertx, new ServiceAccess(hostName, policy, key, clock), parts.faults);
        new QueryRoutes(devices, connections, parts.jobs, parts.faults, clock).addTo(front);
        new RegistryRoutes(devices, connections).addTo(front);
        new MethodRoutes(devices, connections.calls()).addTo(front);
        new TwinRoutes(devices, connections, clock).addTo(front);
        new JobRoutes(parts.jobs).addTo(front);
        new ConfigurationRoutes(parts.configurations).addTo(front);
        this.server = vertx.createHttpServer(new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(certificate)
                .setTcpNoDelay(true)
                .setMaxWebSocketFrameSize(LARGEST_FRAME)
                .setMaxWebSocketMessageSize(LARGEST_FRAME)
                .addWebSocketSubProtocol("mqtt"));
        server.requestHandler(front.handler());
        server.webSocketHandshakeHandler(ServiceSide::welcome);
        server.webSocketHandler(mqtt::join);
        server.exceptionHandler(fault -> {});
    }

    /** Listens; gives the port, which is chosen when 0 is asked for. */
    public Future<Integer> listen(String host, int port) {
        return server.listen(port, host).map(HttpServer::actualPort);
    }

    private static void welcome(ServerWebSocketHandshake handshake) {
        if (WEB_SOCKET.equals(handshake.path())) {
            handshake.accept();
        } else {
            handshake.reject(404);
        }
    }
}
