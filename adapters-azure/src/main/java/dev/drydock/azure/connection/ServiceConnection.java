package dev.drydock.azure.connection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A service's connection string: {@code HostName=…;SharedAccessKeyName=…;SharedAccessKey=…}.
 *
 * @param proxy between here and the hub
 */
public record ServiceConnection(HubAddress hub, String policy, String key, Optional<HubProxy> proxy) {
    /**
     * Reads a connection string.
     *
     * @throws IllegalArgumentException that says which part is missing or malformed, and never what a key is
     */
    public static ServiceConnection parse(String text) {
        Parts parts = new Parts(text);
        if (parts.find("DeviceId").isPresent()) {
            throw new IllegalArgumentException(
                    "this is a device's connection string; a service's has SharedAccessKeyName in the place of DeviceId");
        }
        return new ServiceConnection(parts.address(), parts.get("SharedAccessKeyName"), parts.key(), Optional.empty());
    }

    /** The same through a proxy. */
    public ServiceConnection through(HubProxy between) {
        return new ServiceConnection(hub, policy, key, Optional.of(between));
    }

    /** A token that is good until then. */
    public String token(Instant until) {
        String resource = URLEncoder.encode(hub.toString(), StandardCharsets.UTF_8);
        long second = until.getEpochSecond();
        return "SharedAccessSignature sr=" + resource
                + "&sig=" + URLEncoder.encode(signature(resource + "\n" + second), StandardCharsets.UTF_8)
                + "&se=" + second
                + "&skn=" + URLEncoder.encode(policy, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return policy + " of " + hub;
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
