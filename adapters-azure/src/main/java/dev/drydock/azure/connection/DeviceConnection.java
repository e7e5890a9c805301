package dev.drydock.azure.connection;

import dev.drydock.domain.device.DeviceId;
import java.util.Optional;

/**
 * A device's connection string: {@code HostName=…;DeviceId=…;SharedAccessKey=…}, or with {@code x509=true} in the place of the key
 * for a device that shows a certificate.
 *
 * @param key empty for a device that shows a certificate
 * @param proxy between here and the hub; MQTT over WebSocket alone goes through one
 */
public record DeviceConnection(HubAddress hub, DeviceId device, Optional<String> key, Optional<HubProxy> proxy) {
    /**
     * Reads a connection string.
     *
     * @throws IllegalArgumentException that says which part is missing or malformed, and never what a key is
     */
    public static DeviceConnection parse(String text) {
        Parts parts = new Parts(text);
        if (parts.find("DeviceId").isEmpty()
                && parts.find("SharedAccessKeyName").isPresent()) {
            throw new IllegalArgumentException(
                    "this is a service's connection string; a device's has DeviceId in the place of SharedAccessKeyName");
        }
        String x509 = parts.find("x509").orElse("false");
        if (!x509.equalsIgnoreCase("true") && !x509.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException("x509 in the connection string is true or false");
        }
        boolean certificate = x509.equalsIgnoreCase("true");
        if (certificate && parts.find("SharedAccessKey").isPresent()) {
            throw new IllegalArgumentException("the connection string has a SharedAccessKey and x509=true");
        }
        return new DeviceConnection(
                parts.address(),
                id(parts.get("DeviceId")),
                certificate ? Optional.empty() : Optional.of(parts.key()),
                Optional.empty());
    }

    /** The same through a proxy. */
    public DeviceConnection through(HubProxy between) {
        return new DeviceConnection(hub, device, key, Optional.of(between));
    }

    private static DeviceId id(String text) {
        try {
            return new DeviceId(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("DeviceId in the connection string cannot be taken: " + e.getMessage());
        }
    }

    /** As the SDK reads it. */
    public String text() {
        return "HostName=" + hub + ";DeviceId=" + device.value()
                + key.map(secret -> ";SharedAccessKey=" + secret).orElse(";x509=true");
    }

    @Override
    public String toString() {
        return "device " + device + " of " + hub;
    }
}
