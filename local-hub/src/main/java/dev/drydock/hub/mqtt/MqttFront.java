package dev.drydock.hub.mqtt;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;

/**
 * Where devices connect: MQTT 3.1.1 over TLS, and over a WebSocket that the REST side hands on. The WebSocket is joined to a
 * listener without TLS on the loopback address, which asks for the same proofs.
 */
public final class MqttFront {
    private static final int LARGEST_MESSAGE = 512 * 1024;
    private static final int LONGEST_CLIENT_ID = 256;
    private static final String LOOPBACK = "127.0.0.1";

    private final DeviceConnections connections;
    private final MqttServer overTls;
    private final MqttServer behindWebSocket;
    private final NetClient joiner;

    public MqttFront(Vertx vertx, DeviceConnections connections, PemKeyCertOptions certificate, TrustOptions anybody) {
        this.connections = connections;
        MqttServerOptions tls = options();
        tls.setSsl(true)
                .setKeyCertOptions(certificate)
                .setClientAuth(ClientAuth.REQUEST)
                .setTrustOptions(anybody);
        this.overTls = MqttServer.create(vertx, tls);
        this.behindWebSocket = MqttServer.create(vertx, options());
        this.joiner = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    }

    /** Listens; gives the port for MQTT over TLS, which is chosen when 0 is asked for. */
    public Future<Integer> listen(String host, int port) {
        overTls.endpointHandler(connections::arrived);
        overTls.exceptionHandler(fault -> {});
        behindWebSocket.endpointHandler(connections::arrived);
        behindWebSocket.exceptionHandler(fault -> {});
        return behindWebSocket
                .listen(0, LOOPBACK)
                .compose(inner -> overTls.listen(port, host))
                .map(MqttServer::actualPort);
    }

    /** Joins a WebSocket, whose frames are MQTT, to the devices. */
    public void join(ServerWebSocket socket) {
        socket.pause();
        joiner.connect(behindWebSocket.actualPort(), LOOPBACK)
                .onSuccess(inner -> join(socket, inner))
                .onFailure(fault -> socket.close());
    }

    private static void join(ServerWebSocket socket, NetSocket inner) {
        socket.handler(inner::write);
        inner.handler(bytes -> {
            if (!socket.isClosed()) {
                socket.writeBinaryMessage(bytes);
            }
        });
        socket.closeHandler(closed -> inner.close());
        inner.closeHandler(closed -> {
            if (!socket.isClosed()) {
                socket.close();
            }
        });
        socket.resume();
    }

    private static MqttServerOptions options() {
        MqttServerOptions options =
                new MqttServerOptions().setMaxMessageSize(LARGEST_MESSAGE).setMaxClientIdLength(LONGEST_CLIENT_ID);
        options.setTcpNoDelay(true);
        return options;
    }
}
