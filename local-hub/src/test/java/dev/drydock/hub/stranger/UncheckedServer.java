package dev.drydock.hub.stranger;

import dev.drydock.hub.LocalHub;
import dev.drydock.hub.tls.HubAuthority;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.time.Clock;
import java.util.List;

/** The hub's MQTT library with nothing before it, at the port of its own and under the hub's authority. */
final class UncheckedServer implements AutoCloseable {
    static final String ADDRESS = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx();
    private final MqttServer server;

    UncheckedServer(LocalHub hub) {
        HubAuthority.Credential credential = HubAuthority.in(hub.authorityFile().getParent(), Clock.systemUTC())
                .serverAt(List.of(), List.of(ADDRESS));
        MqttServerOptions options = new MqttServerOptions();
        options.setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertValue(Buffer.buffer(credential.certificate()))
                        .setKeyValue(Buffer.buffer(credential.key())));
        server = MqttServer.create(vertx, options).endpointHandler(endpoint -> endpoint.accept(false));
        server.listen(0, ADDRESS).toCompletionStage().toCompletableFuture().join();
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
