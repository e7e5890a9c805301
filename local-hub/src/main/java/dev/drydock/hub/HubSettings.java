package dev.drydock.hub;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is set for a local hub.
 *
 * @param address the loopback address to listen at; a hub has one for itself, as devices always connect to port 8883
 * @param hostName what connection strings say, which clients must be able to resolve; the address when empty
 * @param mqttPort for MQTT over TLS; 0 for a free one, which no SDK can be told
 * @param restPort for REST and WebSocket; 443 for clients that cannot be told a port, 0 for a free one
 * @param folder where all is kept
 */
public record HubSettings(String address, Optional<String> hostName, int mqttPort, int restPort, Path folder) {
    public static final int MQTT_PORT = 8883;
    public static final int REST_PORT = 443;
}
