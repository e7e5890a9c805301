package dev.drydock.azure.connection;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a connection string, {@code Name=value} with semicolons between them. What is wrong is told by the name of the part
 * alone: a connection string holds a secret.
 */
final class Parts {
    private static final Set<String> KNOWN =
            Set.of("HostName", "DeviceId", "SharedAccessKey", "SharedAccessKeyName", "x509", "GatewayHostName");

    private final Map<String, String> byName = new LinkedHashMap<>();

    /** @throws IllegalArgumentException that says which part is malformed */
    Parts(String text) {
        int number = 0;
        for (String part : text.strip().split(";")) {
            number++;
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("part " + number + " of the connection string does not begin with"
                        + " HostName=, DeviceId=, SharedAccessKey=, SharedAccessKeyName= or x509=");
            }
            if (name.equals("GatewayHostName")) {
                throw new IllegalArgumentException(
                        "Drydock does not go through a gateway: omit GatewayHostName from the connection string");
            }
            if (byName.put(name, part.substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException("the connection string has " + name + " twice");
            }
        }
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(byName.get(name)).filter(value -> !value.isEmpty());
    }

    String get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("the connection string has no " + name));
    }

    /** The key, once it has been seen to be Base64. */
    String key() {
        String key = get("SharedAccessKey");
        try {
            Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("SharedAccessKey in the connection string is not Base64");
        }
        return key;
    }

    HubAddress address() {
        return HubAddress.parse(get("HostName"));
    }
}
