package dev.drydock.offenders.broker;

import io.vertx.mqtt.MqttServer;

public final class KnowsMqttServers {
    public int port(MqttServer server) {
        return server.actualPort();
    }
}
