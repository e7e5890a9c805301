package dev.drydock.azure.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A bug in the exchange of reports, which is neither a fault of the connection nor kept in silence. */
class ReportBugTest {
    private static final String CONNECTION = "HostName=a.b;DeviceId=d;SharedAccessKey=a2V5";

    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "reports");
        made.setUncaughtExceptionHandler((dead, bug) -> uncaught.add(bug));
        return made;
    });

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    static Stream<Throwable> bugs() {
        return Stream.of(new NoClassDefFoundError("com/example/Gone"), new NullPointerException("a bug"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void a_bug_answers_who_waits_and_reaches_the_thread_s_handler(Throwable bug) {
        AzureStatusReports reports = new AzureStatusReports(thread, (over, why) -> {
            throw sneaky(bug);
        });
        // A client that was never opened confirms nothing, so that the link is told of trouble.
        reports.connected(new DeviceClient(CONNECTION, IotHubClientProtocol.MQTT));

        Throwable failure = reports.readBack()
                .<Throwable>handle((former, fault) -> fault)
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();

        assertThat(failure instanceof CompletionException ? failure.getCause() : failure)
                .isSameAs(bug);
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(uncaught).containsExactly(bug));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable bug) throws T {
        throw (T) bug;
    }
}
