package dev.drydock.azure.service;

import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.azure.hub.HubTier;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The settings of a service's connection to its hub.
 *
 * @param tier what the hub is, for the number of calls that it takes
 * @param units how many units it has, 1 to 200
 * @param interval how often a device that is followed is looked at while something moves
 * @param tls what is trusted; empty for what the platform trusts. It is set for the whole process: the service SDK has nothing
 *     smaller
 */
public record AzureServiceSettings(
        ServiceConnection connection, HubTier tier, int units, Duration interval, Optional<SSLContext> tls) {
    private static final int MOST_UNITS = 200;

    /** @throws IllegalArgumentException when there are no, or too many, units */
    public AzureServiceSettings {
        if (units < 1 || units > MOST_UNITS) {
            throw new IllegalArgumentException("a hub has 1 to " + MOST_UNITS + " units");
        }
    }
}
