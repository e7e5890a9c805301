package dev.drydock.azure.hub;

import com.microsoft.azure.sdk.iot.service.exceptions.IotHubException;
import dev.drydock.application.time.BackOff;
import dev.drydock.application.time.Deadlines;
import dev.drydock.azure.connection.ServiceConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An executor of the SDK's blocking calls, on a few threads and inside the limits of the hub. A bug, be it an exception or an {@link
 * Error}, fails the stage of the caller and reaches the uncaught-exception handler of the thread.
 */
public final class HubCalls implements AutoCloseable {
    public static final int THREADS = 32;

    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(300), Duration.ofSeconds(5));
    private static final int TRIES = 4;

    private final ServiceConnection connection;
    private final HubLimiter limiter;
    private final Deadlines deadlines;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "hub-call");
        thread.setDaemon(true);
        return thread;
    });

    /** One call of the SDK. */
    public interface SdkCall<T> {
        T make() throws IotHubException, IOException;
    }

    /** The result of a call: a value, or a fault. */
    public record Outcome<T>(Optional<T> value, Optional<HubFault> fault) {
        public <R> R as(Function<T, R> onValue, Function<HubFault, R> onFault) {
            return fault.isPresent() ? onFault.apply(fault.get()) : onValue.apply(value.orElseThrow());
        }
    }

    public HubCalls(ServiceConnection connection, HubLimiter limiter, Deadlines deadlines) {
        this.connection = connection;
        this.limiter = limiter;
        this.deadlines = deadlines;
    }

    /** Makes a call once. The stage fails for nothing but a bug. */
    public <T> CompletionStage<Outcome<T>> once(HubOperation operation, SdkCall<T> call) {
        return limiter.admit(operation).thenCompose(admitted -> {
            CompletableFuture<Outcome<T>> made = new CompletableFuture<>();
            threads.execute(() -> make(operation, call, made));
            return made;
        });
    }

    /** Makes a call once, but for the times when the hub wants fewer and so passes nothing on; up to four tries, as the lane allows. */
    public <T> CompletionStage<Outcome<T>> onceTaken(HubOperation operation, SdkCall<T> call) {
        return onceTaken(operation, call, 1);
    }

    private <T> CompletionStage<Outcome<T>> onceTaken(HubOperation operation, SdkCall<T> call, int attempt) {
        return once(operation, call).thenCompose(outcome -> {
            boolean again = attempt < TRIES
                    && outcome.fault().filter(HubFault::isThrottled).isPresent();
            return again ? onceTaken(operation, call, attempt + 1) : CompletableFuture.completedFuture(outcome);
        });
    }

    /** Makes a call that changes nothing when it is repeated; a transient fault is retried, up to four tries. */
    public <T> CompletionStage<Outcome<T>> repeatable(HubOperation operation, SdkCall<T> call) {
        return repeatable(operation, call, 1);
    }

    private <T> CompletionStage<Outcome<T>> repeatable(HubOperation operation, SdkCall<T> call, int attempt) {
        return once(operation, call).thenCompose(outcome -> {
            boolean again = attempt < TRIES
                    && outcome.fault().filter(HubFault::isTransient).isPresent();
            if (!again) {
                return CompletableFuture.completedFuture(outcome);
            }
            CompletableFuture<Void> pause = new CompletableFuture<>();
            deadlines.afterWithJitter(BACK_OFF.before(attempt + 1), () -> pause.complete(null));
            return pause.thenCompose(over -> repeatable(operation, call, attempt + 1));
        });
    }

    private <T> void make(HubOperation operation, SdkCall<T> call, CompletableFuture<Outcome<T>> made) {
        try {
            T value = call.make();
            limiter.accepted(operation);
            made.complete(new Outcome<>(Optional.of(value), Optional.empty()));
        } catch (IotHubException | IOException e) {
            HubFault fault = HubFault.of(e, connection);
            if (fault.isThrottled()) {
                limiter.refused(operation);
            }
            made.complete(new Outcome<>(Optional.empty(), Optional.of(fault)));
        } catch (RuntimeException | Error bug) {
            made.completeExceptionally(bug);
            throw bug;
        }
    }

    @Override
    public void close() {
        limiter.logTotals();
        threads.shutdownNow();
    }
}
