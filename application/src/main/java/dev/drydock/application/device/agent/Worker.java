package dev.drydock.application.device.agent;

import dev.drydock.application.device.image.StopSignal;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets one piece of work run at a time: the next begins only when the former has ended. What is stopped before it began never
 * begins, and the result of what was stopped later is dropped. Used on the mailbox alone.
 */
final class Worker {
    private final Consumer<Throwable> onBug;
    private final Set<StopSignal> unfinished = ConcurrentHashMap.newKeySet();
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    Worker(Consumer<Throwable> onBug) {
        this.onBug = onBug;
    }

    <T> void begin(Function<StopSignal, CompletionStage<T>> work, Consumer<T> onResult) {
        StopSignal signal = new StopSignal();
        unfinished.add(signal);
        append(signal, work, onResult);
    }

    /** Begins what nothing stops. */
    void beginSurely(Supplier<CompletionStage<Void>> work) {
        append(new StopSignal(), signal -> work.get(), done -> {});
    }

    /** Stops what runs and what waits. */
    void stop() {
        unfinished.forEach(StopSignal::stop);
    }

    /** Completes when the work that was begun so far has ended. */
    CompletionStage<Void> idle() {
        return last;
    }

    private <T> void append(StopSignal signal, Function<StopSignal, CompletionStage<T>> work, Consumer<T> onResult) {
        last = last.thenCompose(former -> signal.isStopped()
                        ? CompletableFuture.<Void>completedFuture(null)
                        : work.apply(signal).thenAccept(result -> {
                            if (!signal.isStopped()) {
                                onResult.accept(result);
                            }
                        }))
                .handle((done, bug) -> {
                    unfinished.remove(signal);
                    if (bug != null) {
                        onBug.accept(
                                bug instanceof CompletionException && bug.getCause() != null ? bug.getCause() : bug);
                    }
                    return null;
                });
    }
}
