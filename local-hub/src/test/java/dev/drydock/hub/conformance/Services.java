package dev.drydock.hub.conformance;

import com.azure.core.credential.AzureSasCredential;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodRequestOptions;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodsClient;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodsClientOptions;
import com.microsoft.azure.sdk.iot.service.query.QueryClient;
import com.microsoft.azure.sdk.iot.service.registry.RegistryClient;
import com.microsoft.azure.sdk.iot.service.twin.TwinClient;
import dev.drydock.hub.sas.SharedAccessKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** The service SDK's clients of one hub. */
public record Services(RegistryClient registry, TwinClient twins, DirectMethodsClient methods, QueryClient queries) {
    private static final int READ_TIMEOUT_S = 30;

    /** Clients that may do all. */
    static Services of(String host, String policy, SharedAccessKey key) {
        return with(host, token(host, key, Instant.now().plus(Duration.ofHours(1)), "&skn=" + policy));
    }

    /** Clients that show a token, whatever it is worth. */
    public static Services with(String host, String token) {
        AzureSasCredential credential = new AzureSasCredential(token);
        return new Services(
                new RegistryClient(host, credential),
                new TwinClient(host, credential),
                new DirectMethodsClient(
                        host,
                        credential,
                        DirectMethodsClientOptions.builder()
                                .httpReadTimeoutSeconds(READ_TIMEOUT_S)
                                .build()),
                new QueryClient(host, credential));
    }

    public static String token(String resource, SharedAccessKey key, Instant expiry, String rest) {
        String encoded = URLEncoder.encode(resource, StandardCharsets.UTF_8);
        long second = expiry.getEpochSecond();
        String signature = URLEncoder.encode(key.sign(encoded + "\n" + second), StandardCharsets.UTF_8);
        return "SharedAccessSignature sr=" + encoded + "&sig=" + signature + "&se=" + second + rest;
    }

    /** The options of a call that a device answers soon. */
    static DirectMethodRequestOptions call(Object payload) {
        return call(payload, 0, 10);
    }

    static DirectMethodRequestOptions call(Object payload, int connectSeconds, int responseSeconds) {
        return DirectMethodRequestOptions.builder()
                .payload(payload)
                .methodConnectTimeoutSeconds(connectSeconds)
                .methodResponseTimeoutSeconds(responseSeconds)
                .build();
    }
}
