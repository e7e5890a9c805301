package dev.drydock.application.device.agent;

import dev.drydock.application.device.image.StopSignal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lets one piece of work run at a time: the next begins only when the former has ended, and the result of one that was
 * stopped is dropped. Used on the mailbox alone.
 */
final class Worker {
    private final Consumer<Throwable> onBug;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private StopSignal current = new StopSignal();

    Worker(Consumer<Throwable> onBug) {
        this.onBug = onBug;
    }

    <T> void begin(Function<StopSignal, CompletionStage<T>> work, Consumer<T> onResult) {
        StopSignal signal = new StopSignal();
        current = signal;
        last = last.thenCompose(former -> work.apply(signal)).handle((result, bug) -> {
            if (bug != null) {
                onBug.accept(bug instanceof CompletionException && bug.getCause() != null ? bug.getCause() : bug);
            } else if (!signal.isStopped()) {
                onResult.accept(result);
            }
            return null;
        });
    }

    void stop() {
        current.stop();
    }

    /** Completes when the work that was begun so far has ended. */
    CompletionStage<Void> idle() {
        return last;
    }
}
