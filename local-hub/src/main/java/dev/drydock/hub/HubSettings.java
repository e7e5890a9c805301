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
 * @param quotas how much there may be
 */
public record HubSettings(
        String address, Optional<String> hostName, int mqttPort, int restPort, Path folder, Quotas quotas) {
    public static final int MQTT_PORT = 8883;
    public static final int REST_PORT = 443;

    /**
     * How much of a thing a hub takes. See "IoT Hub quotas and throttling", section "Other limits".
     *
     * @param activeJobs how many jobs may run, or be due, at once
     * @param configurations how many automatic configurations there may be
     */
    public record Quotas(int activeJobs, int configurations) {
        public static final Quotas FREE = new Quotas(1, 20);
        public static final Quotas S1 = new Quotas(1, 100);
        public static final Quotas S2 = new Quotas(5, 100);
        public static final Quotas S3 = new Quotas(10, 100);
    }

    /** A hub with the quotas of the tier S1. */
    public HubSettings(String address, Optional<String> hostName, int mqttPort, int restPort, Path folder) {
        this(address, hostName, mqttPort, restPort, folder, Quotas.S1);
    }

    /** What clients call the hub: its name, or its address. */
    String clientsCallIt() {
        return hostName.orElse(address);
    }
}
