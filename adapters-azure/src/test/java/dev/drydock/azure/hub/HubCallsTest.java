package dev.drydock.azure.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.azure.hub.HubCalls.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls of the SDK that end with neither a value nor a fault of the hub. */
class HubCallsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ManualDeadlines time = new ManualDeadlines();
    private final HubCalls calls = new HubCalls(
            ServiceConnection.parse("HostName=a.b;SharedAccessKeyName=p;SharedAccessKey=a2V5"),
            new HubLimiter(HubTier.S1, 1, time, () -> 0),
            time);
    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private final Thread.UncaughtExceptionHandler former = Thread.getDefaultUncaughtExceptionHandler();

    @BeforeEach
    void listen() {
        Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> uncaught.add(bug));
    }

    @AfterEach
    void end() {
        Thread.setDefaultUncaughtExceptionHandler(former);
        calls.close();
    }

    static Stream<Throwable> bugs() {
        return Stream.of(
                new NoClassDefFoundError("com/example/Gone"),
                new StackOverflowError(),
                new LinkageError("a class of two loaders"),
                new IllegalStateException("a bug"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void an_error_inside_a_call_fails_loudly_and_at_once(Throwable bug) {
        CompletionStage<Outcome<String>> stage = calls.repeatable(HubOperation.TWIN_READ, () -> {
            throw sneaky(bug);
        });

        CompletableFuture<Throwable> failed =
                stage.<Throwable>handle((value, fault) -> fault).toCompletableFuture();

        assertThat(failed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join())
                .satisfiesAnyOf(
                        fault -> assertThat(fault).isSameAs(bug),
                        fault -> assertThat(fault).hasCause(bug));
        await().dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(uncaught).containsExactly(bug));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void a_call_after_it_is_made_as_any_other(Throwable bug) {
        var unused = calls.once(HubOperation.TWIN_READ, () -> {
            throw sneaky(bug);
        });

        assertThat(calls.once(HubOperation.TWIN_READ, () -> "well")
                        .toCompletableFuture()
                        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join()
                        .value())
                .contains("well");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable bug) throws T {
        throw (T) bug;
    }
}
