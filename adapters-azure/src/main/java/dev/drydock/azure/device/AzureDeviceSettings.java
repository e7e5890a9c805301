package dev.drydock.azure.device;

import dev.drydock.azure.connection.DeviceConnection;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The settings of a device's connection to its hub.
 *
 * @param overWebSocket MQTT over WebSocket on port 443, in the place of MQTT on port 8883
 * @param tls what is trusted and shown; empty for what the platform trusts
 */
public record AzureDeviceSettings(DeviceConnection connection, boolean overWebSocket, Optional<SSLContext> tls) {
    /**
     * Checks that the parts go together.
     *
     * @throws IllegalArgumentException when there is no certificate for a device that shows one, or a port or a proxy that
     *     MQTT cannot have
     */
    public AzureDeviceSettings {
        if (connection.key().isEmpty() && tls.isEmpty()) {
            throw new IllegalArgumentException("a device with x509=true needs a certificate and its key");
        }
        if (connection.hub().port().isPresent() && !overWebSocket) {
            throw new IllegalArgumentException(
                    "MQTT always goes to port 8883: omit the port of HostName, or use MQTT over WebSocket");
        }
        if (connection.proxy().isPresent() && !overWebSocket) {
            throw new IllegalArgumentException("MQTT goes through no proxy: use MQTT over WebSocket");
        }
    }
}
