package dev.drydock.hub;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of a local hub.
 *
 * @param address the address to listen at, of the loopback network unless it may be remote; each hub needs one of its own, as devices
 *     always connect to port 8883
 * @param hostName what connection strings say, which clients must be able to resolve; the address when empty
 * @param mqttPort for MQTT over TLS; 0 for a free one, which no SDK can be told
 * @param restPort for REST and WebSocket; 443 for clients that cannot be told a port, 0 for a free one
 * @param folder where all is kept
 * @param quotas how much there may be
 * @param remote whether other machines may reach the hub, which keeps keys in plain files and is made for tests
 */
public record HubSettings(
        String address,
        Optional<String> hostName,
        int mqttPort,
        int restPort,
        Path folder,
        Quotas quotas,
        boolean remote) {
    public static final int MQTT_PORT = 8883;
    public static final int REST_PORT = 443;

    /**
     * The quotas of a hub. See "IoT Hub quotas and throttling", section "Other limits".
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

    /** @throws IllegalArgumentException if other machines could reach the address and may not */
    public HubSettings {
        if (!remote && !isLoopback(address)) {
            throw new IllegalArgumentException("other machines could reach a hub at " + address
                    + ", which is made for tests and keeps keys in plain files; choose an address such as 127.0.0.1,"
                    + " or say that the hub may be reached");
        }
    }

    /** The settings of a hub on the loopback network, with the quotas of the tier S1. */
    public HubSettings(String address, Optional<String> hostName, int mqttPort, int restPort, Path folder) {
        this(address, hostName, mqttPort, restPort, folder, Quotas.S1, false);
    }

    /** Whether this machine alone can reach an address, or every address of a name. */
    public static boolean isLoopback(String address) {
        try {
            return Stream.of(InetAddress.getAllByName(address)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The host name that clients use: the name of the hub, or its address. */
    String clientsCallIt() {
        return hostName.orElse(address);
    }
}
