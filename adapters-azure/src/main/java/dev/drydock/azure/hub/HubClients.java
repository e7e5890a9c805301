package dev.drydock.azure.hub;

import com.azure.core.credential.AzureSasCredential;
import com.microsoft.azure.sdk.iot.service.ProxyOptions;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodsClient;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodsClientOptions;
import com.microsoft.azure.sdk.iot.service.query.QueryClient;
import com.microsoft.azure.sdk.iot.service.query.QueryClientOptions;
import com.microsoft.azure.sdk.iot.service.registry.RegistryClient;
import com.microsoft.azure.sdk.iot.service.registry.RegistryClientOptions;
import com.microsoft.azure.sdk.iot.service.twin.TwinClient;
import com.microsoft.azure.sdk.iot.service.twin.TwinClientOptions;
import dev.drydock.azure.connection.HubProxy;
import dev.drydock.azure.connection.ServiceConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The SDK's clients of one hub, with a token that is renewed before it expires. */
public final class HubClients {
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final Duration TOKEN_LEEWAY = Duration.ofMinutes(10);
    private static final int CONNECT_SECONDS = 10;
    private static final int READ_SECONDS = 20;

    private final ServiceConnection connection;
    private final Clock clock;
    private final AzureSasCredential credential;
    private final TwinClient twins;
    private final QueryClient queries;
    private final RegistryClient registry;
    private final @Nullable ProxyOptions proxy;
    private Instant tokenEnds;

    public HubClients(ServiceConnection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
        this.tokenEnds = clock.instant().plus(TOKEN_LIFE);
        this.credential = new AzureSasCredential(connection.token(tokenEnds));
        String host = connection.hub().toString();
        this.proxy = connection
                .proxy()
                .map(HubProxy::resolved)
                .map(ProxyOptions::new)
                .orElse(null);
        this.twins = new TwinClient(
                host,
                credential,
                TwinClientOptions.builder()
                        .proxyOptions(proxy)
                        .httpConnectTimeoutSeconds(CONNECT_SECONDS)
                        .httpReadTimeoutSeconds(READ_SECONDS)
                        .build());
        this.queries = new QueryClient(
                host,
                credential,
                QueryClientOptions.builder()
                        .proxyOptions(proxy)
                        .httpConnectTimeoutSeconds(CONNECT_SECONDS)
                        .httpReadTimeoutSeconds(READ_SECONDS)
                        .build());
        this.registry = new RegistryClient(
                host,
                credential,
                RegistryClientOptions.builder()
                        .proxyOptions(proxy)
                        .httpConnectTimeoutSeconds(CONNECT_SECONDS)
                        .httpReadTimeoutSeconds(READ_SECONDS)
                        .build());
    }

    public TwinClient twins() {
        renew();
        return twins;
    }

    public QueryClient queries() {
        renew();
        return queries;
    }

    public RegistryClient registry() {
        renew();
        return registry;
    }

    /** A client for calls that last that long at most: the SDK sets its time-out by client. */
    public DirectMethodsClient methods(int readSeconds) {
        renew();
        return new DirectMethodsClient(
                connection.hub().toString(),
                credential,
                DirectMethodsClientOptions.builder()
                        .proxyOptions(proxy)
                        .httpConnectTimeoutSeconds(CONNECT_SECONDS)
                        .httpReadTimeoutSeconds(readSeconds)
                        .build());
    }

    private synchronized void renew() {
        Instant now = clock.instant();
        if (now.plus(TOKEN_LEEWAY).isAfter(tokenEnds)) {
            tokenEnds = now.plus(TOKEN_LIFE);
            credential.update(connection.token(tokenEnds));
        }
    }
}
