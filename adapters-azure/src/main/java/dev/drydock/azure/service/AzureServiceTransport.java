package dev.drydock.azure.service;

import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.identity.DeviceIdentities;
import dev.drydock.application.service.tag.DeviceTags;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.time.BackOff;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.ServiceTransport;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.azure.hub.HubCalls;
import dev.drydock.azure.hub.HubClients;
import dev.drydock.azure.hub.HubFault;
import dev.drydock.azure.hub.HubLimiter;
import dev.drydock.azure.hub.HubOperation;
import java.net.Authenticator;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import javax.net.ssl.HttpsURLConnection;

/** The service app over IoT Hub, on Microsoft's service SDK, which makes one HTTPS request after the other. */
public final class AzureServiceTransport implements ServiceTransport {
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(250), Duration.ofSeconds(2));
    private static final String NO_DEVICE = "drydock-is-the-hub-there";

    private final AzureServiceSettings settings;
    private final Deadlines deadlines;
    private final TransportObserver observer;
    private final LongSupplier nanoTime;
    private final HubCalls calls;
    private final HubClients clients;
    private final DeviceMethods methods;
    private final TwinPolling polling;
    private final AzureDeviceTwins twins;

    public AzureServiceTransport(AzureServiceSettings settings, Deadlines deadlines, TransportObserver observer) {
        this(settings, deadlines, observer, System::nanoTime);
    }

    /** A transport that counts its patience and its calls on another clock. */
    public AzureServiceTransport(
            AzureServiceSettings settings, Deadlines deadlines, TransportObserver observer, LongSupplier nanoTime) {
        prepareProcess(settings);
        this.nanoTime = nanoTime;
        this.settings = settings;
        this.deadlines = deadlines;
        this.observer = observer;
        HubLimiter limiter = new HubLimiter(settings.tier(), settings.units(), deadlines, nanoTime);
        this.calls = new HubCalls(settings.connection(), limiter, deadlines);
        this.clients = new HubClients(settings.connection(), Clock.systemUTC());
        this.methods = new AzureDeviceMethods(calls, clients, deadlines);
        this.polling = new TwinPolling(calls, clients, deadlines, settings.interval(), observer);
        this.twins = new AzureDeviceTwins(calls, clients, polling);
    }

    /** Reads the twin of a device that does not exist: the answer proves that the service was admitted. */
    @Override
    public CompletionStage<Optional<String>> open(Duration patience) {
        return open(patience.toNanos() + nanoTime.getAsLong(), 1);
    }

    private CompletionStage<Optional<String>> open(long until, int attempt) {
        return calls.once(HubOperation.TWIN_READ, () -> clients.twins().get(NO_DEVICE))
                .thenCompose(outcome -> {
                    Optional<HubFault> fault = outcome.fault().filter(why -> !isAnAnswer(why));
                    if (fault.isEmpty()) {
                        observer.connected(settings.connection().hub().toString());
                        return CompletableFuture.completedFuture(Optional.empty());
                    }
                    Duration pause = BACK_OFF.before(attempt + 1);
                    boolean again = !isForGood(fault.get()) && nanoTime.getAsLong() + pause.toNanos() - until < 0;
                    if (!again) {
                        return CompletableFuture.completedFuture(fault.map(HubFault::why));
                    }
                    observer.disconnected(fault.get().why(), pause);
                    CompletableFuture<Void> passed = new CompletableFuture<>();
                    deadlines.afterWithJitter(pause, () -> passed.complete(null));
                    return passed.thenCompose(over -> open(until, attempt + 1));
                });
    }

    @Override
    public DeviceMethods methods() {
        return methods;
    }

    @Override
    public DeviceTwins twins() {
        return twins;
    }

    @Override
    public Optional<DeviceTags> tags() {
        return Optional.of(twins);
    }

    /** The hub's identity registry. */
    public DeviceIdentities identities() {
        return new AzureDeviceIdentities(calls, clients, settings.connection().hub());
    }

    @Override
    public void close() {
        polling.close();
        calls.close();
    }

    /**
     * Sets up the JDK's HTTP client, on which the SDK stands, which can be done by process alone: to repeat no request, to keep
     * as many connections as there are threads, to show a password to a proxy that makes tunnels (which it does not by itself,
     * see its net.properties), and whom to trust.
     */
    private static void prepareProcess(AzureServiceSettings settings) {
        System.setProperty("sun.net.http.retryPost", "false");
        System.setProperty("http.maxConnections", Integer.toString(HubCalls.THREADS));
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        settings.tls().ifPresent(context -> HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory()));
        settings.connection().proxy().map(ProxyLogin::new).ifPresent(Authenticator::setDefault);
    }

    /** A hub that knows no such device has let the service in. */
    private static boolean isAnAnswer(HubFault fault) {
        return fault.isUnknownDevice();
    }

    private static boolean isForGood(HubFault fault) {
        return fault instanceof HubFault.Refused;
    }
}
