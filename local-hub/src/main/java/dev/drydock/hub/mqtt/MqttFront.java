package dev.drydock.hub.mqtt;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLSession;

/**
 * The listeners for devices: MQTT 3.1.1 over TLS, and over a WebSocket that the REST side hands on. Both are joined to an MQTT server
 * on the loopback address, which takes connections from here alone.
 */
public final class MqttFront {
    /** Long enough for a fleet of devices that connect at once to a slow machine. */
    private static final int HANDSHAKE_S = 60;

    private static final int LONGEST_CLIENT_ID = 256;
    private static final String LOOPBACK = "127.0.0.1";

    private final DeviceConnections connections;
    private final NetServer overTls;
    private final MqttServer behind;
    private final NetClient joiner;
    private final Map<Integer, Optional<SSLSession>> joined = new HashMap<>();

    public MqttFront(Vertx vertx, DeviceConnections connections, PemKeyCertOptions certificate, TrustOptions anybody) {
        this.connections = connections;
        this.overTls = vertx.createNetServer(new NetServerOptions()
                .setTcpNoDelay(true)
                .setSsl(true)
                .setSslHandshakeTimeout(HANDSHAKE_S)
                .setKeyCertOptions(certificate)
                .setClientAuth(ClientAuth.REQUEST)
                .setTrustOptions(anybody));
        MqttServerOptions options = new MqttServerOptions()
                .setMaxMessageSize(ClientPackets.LARGEST)
                .setMaxClientIdLength(LONGEST_CLIENT_ID);
        options.setTcpNoDelay(true);
        this.behind = MqttServer.create(vertx, options);
        this.joiner = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    }

    /** Listens; gives the port for MQTT over TLS, which is chosen when 0 is asked for. */
    public Future<Integer> listen(String host, int port) {
        behind.endpointHandler(this::arrived);
        behind.exceptionHandler(fault -> {});
        overTls.connectHandler(this::join);
        overTls.exceptionHandler(fault -> {});
        return behind.listen(0, LOOPBACK)
                .compose(inner -> overTls.listen(port, host))
                .map(NetServer::actualPort);
    }

    /** Joins a WebSocket, whose frames are MQTT, to the devices. */
    public void join(ServerWebSocket socket) {
        join(new Client(socket, socket, socket::closeHandler, socket::close), Optional.empty());
    }

    private void join(NetSocket socket) {
        socket.exceptionHandler(fault -> {});
        join(new Client(socket, socket, socket::closeHandler, socket::close), Optional.ofNullable(socket.sslSession()));
    }

    /** A client's connection, whatever it is made of. */
    private record Client(
            ReadStream<Buffer> in, WriteStream<Buffer> out, Consumer<Handler<Void>> onClose, Runnable hangUp) {}

    /** A client that is gone before it could be joined is not joined. */
    private void join(Client client, Optional<SSLSession> session) {
        client.in().pause();
        Promise<Void> gone = Promise.promise();
        client.onClose().accept(closed -> gone.tryComplete());
        joiner.connect(behind.actualPort(), LOOPBACK)
                .onSuccess(inner -> {
                    if (gone.future().isComplete()) {
                        inner.close();
                        return;
                    }
                    Bridge bridge = new Bridge(client.in(), client.out(), client.hangUp(), inner);
                    gone.future().onComplete(closed -> bridge.end());
                    open(bridge, inner, session);
                })
                .onFailure(fault -> client.hangUp().run());
    }

    /** The server behind sees a connection from here; whose it is it finds by its port. */
    private void open(Bridge bridge, NetSocket inner, Optional<SSLSession> session) {
        int port = inner.localAddress().port();
        joined.put(port, session);
        bridge.open(() -> joined.remove(port));
    }

    private void arrived(MqttEndpoint endpoint) {
        Optional<SSLSession> session = joined.get(endpoint.remoteAddress().port());
        if (session == null) {
            endpoint.close();
        } else {
            connections.arrived(endpoint, session);
        }
    }
}
