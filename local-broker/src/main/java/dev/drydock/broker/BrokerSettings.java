package dev.drydock.broker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The listening address and the storage of a {@link LocalBroker}.
 *
 * @param host the address or name to listen on; anyone who reaches it may read and write every topic
 * @param port 0 to 65535; 0 takes a free one
 * @param dataDir the folder where retained messages and sessions outlive the process; without one nothing is stored
 */
public record BrokerSettings(String host, int port, Optional<Path> dataDir) {
    private static final String LOOPBACK = "127.0.0.1";

    /** @throws IllegalArgumentException when the host is blank or the port out of range */
    public BrokerSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("the broker's host is blank; give an address such as " + LOOPBACK);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("the broker's port is 0 (any free one) to 65535, not " + port);
        }
    }

    /** A broker on a free loopback port that forgets everything when it stops. */
    public static BrokerSettings inMemory() {
        return new BrokerSettings(LOOPBACK, 0, Optional.empty());
    }

    public BrokerSettings on(String otherHost) {
        return new BrokerSettings(otherHost, port, dataDir);
    }

    public BrokerSettings on(int otherPort) {
        return new BrokerSettings(host, otherPort, dataDir);
    }

    public BrokerSettings keptIn(Path folder) {
        return new BrokerSettings(host, port, Optional.of(folder));
    }

    /** Resolves the host. */
    InetAddress address() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new BrokerUnavailable(
                    "the broker cannot listen on '" + host + "': the name is unknown; give an address of this machine",
                    e);
        }
    }
}
