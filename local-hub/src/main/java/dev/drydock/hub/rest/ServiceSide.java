package dev.drydock.hub.rest;

import dev.drydock.hub.access.ServiceAccess;
import dev.drydock.hub.configuration.Configurations;
import dev.drydock.hub.device.Devices;
import dev.drydock.hub.fault.Faults;
import dev.drydock.hub.job.Jobs;
import dev.drydock.hub.mqtt.DeviceConnections;
import dev.drydock.hub.mqtt.MqttFront;
import dev.drydock.hub.refusal.Quoted;
import dev.drydock.hub.sas.SharedAccessKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.net.PemKeyCertOptions;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.stream.Stream;

/** The listener for services: REST over TLS, and on the same port the WebSocket of devices, as IoT Hub has it. */
public final class ServiceSide {
    private static final System.Logger LOG = System.getLogger(ServiceSide.class.getName());
    private static final String WEB_SOCKET = "/$iothub/websocket";
    private static final String MQTT = "mqtt";
    private static final String VERSION = "13";
    private static final int HANDSHAKE_S = 60;
    private static final int LARGEST_FRAME = 1024 * 1024;
    /** The longest keep-alive that IoT Hub grants, and longer than any call may take. */
    private static final int LONGEST_SILENCE_S = 1767;

    private final HttpServer server;

    /** The parts of the hub that services use. */
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
        RestFront front = new RestFront(vertx, new ServiceAccess(devices, hostName, policy, key, clock), parts.faults);
        new QueryRoutes(devices, connections, parts.jobs, parts.faults, clock).addTo(front);
        new RegistryRoutes(devices, connections).addTo(front);
        new MethodRoutes(devices, connections.calls()).addTo(front);
        new TwinRoutes(devices, connections, clock).addTo(front);
        new JobRoutes(parts.jobs).addTo(front);
        new ConfigurationRoutes(parts.configurations).addTo(front);
        this.server = vertx.createHttpServer(new HttpServerOptions()
                .setSsl(true)
                .setSslHandshakeTimeout(HANDSHAKE_S)
                .setKeyCertOptions(certificate)
                .setTcpNoDelay(true)
                .setMaxWebSocketFrameSize(LARGEST_FRAME)
                .setMaxWebSocketMessageSize(LARGEST_FRAME)
                .addWebSocketSubProtocol(MQTT)
                .setIdleTimeout(LONGEST_SILENCE_S));
        server.connectionHandler(OneAtATime::on);
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
        String offered = String.valueOf(handshake.headers().get("Sec-WebSocket-Protocol"));
        if (!WEB_SOCKET.equals(handshake.path())) {
            handshake.reject(404);
        } else if (Stream.of(offered.split(",")).map(String::strip).noneMatch(MQTT::equalsIgnoreCase)) {
            LOG.log(
                    Level.INFO,
                    "A WebSocket was refused: this hub speaks mqtt over it, not {0} (AMQPWSB10 is AMQP)",
                    Quoted.text(offered));
            handshake.reject(400);
        } else if (!VERSION.equals(handshake.headers().get("Sec-WebSocket-Version"))) {
            handshake.reject(426);
        } else {
            handshake.accept();
        }
    }
}
