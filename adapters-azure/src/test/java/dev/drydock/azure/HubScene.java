package dev.drydock.azure;

import static org.awaitility.Awaitility.await;

import dev.drydock.application.fakes.Images;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.time.ScheduledDeadlines;
import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.azure.device.AzureDeviceSettings;
import dev.drydock.azure.hub.HubClients;
import dev.drydock.azure.hub.HubTier;
import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.azure.service.AzureServiceTransport;
import dev.drydock.domain.device.DeviceId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import javax.net.ssl.HttpsURLConnection;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;

/** The local hub of all tests of a process, with what talks over it, which is closed after each test. */
public abstract class HubScene {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    protected final Told told = new Told();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Optional<HubBench> hub = Optional.empty();

    protected HubBench hub() {
        hub = Optional.of(HubBench.shared());
        return hub.get();
    }

    protected <T extends AutoCloseable> T closing(T thing) {
        open.push(thing);
        return thing;
    }

    protected AgentOverHub agent(AzureDeviceSettings settings) {
        return closing(new AgentOverHub(settings));
    }

    protected AzureServiceTransport service(AzureServiceSettings settings) {
        return service(settings, System::nanoTime);
    }

    protected AzureServiceTransport service(AzureServiceSettings settings, LongSupplier nanoTime) {
        return closing(
                new AzureServiceTransport(settings, new ScheduledDeadlines(timer, new Random(1)), told, nanoTime));
    }

    protected AzureServiceTransport service(HubBench hub) {
        return service(hub.service());
    }

    /** A service that is told this connection string, and trusts this authority. */
    protected AzureServiceTransport service(String connection, Path authority) {
        return service(new AzureServiceSettings(
                ServiceConnection.parse(connection),
                HubTier.S3,
                10,
                Duration.ofMillis(100),
                Optional.of(HubBench.trust(authority))));
    }

    /** The SDK's own clients, which trust what the process trusts. */
    public static HubClients clients(HubBench hub) {
        hub.service()
                .tls()
                .ifPresent(context -> HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory()));
        return new HubClients(hub.service().connection(), Clock.systemUTC());
    }

    protected static String freshId() {
        return "azure-" + NUMBER.incrementAndGet();
    }

    protected static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    protected static CallOutcome order(AzureServiceTransport service, String device, String update) {
        return done(service.methods()
                .call(
                        new DeviceId(device),
                        new MethodCall.FirmwareUpdate(Images.order(update)),
                        Duration.ofSeconds(10)));
    }

    protected static Optional<ReportedUpdate> reported(AzureServiceTransport service, String device) {
        return done(service.twins().read(new DeviceId(device))) instanceof TwinRead.Found found
                ? Optional.of(found.twin()).flatMap(DeviceTwin::reported).flatMap(Reported::update)
                : Optional.empty();
    }

    protected static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    @AfterEach
    void closeAll() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
        timer.shutdownNow();
        patiently()
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("hub-call")));
        hub.ifPresent(HubBench::startAnew);
    }
}
