package dev.drydock.mqtt.link;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one client of the library: one that reads, one that writes, one that calls back, and two for connecting and
 * pings. The library does not notice when one of them dies; this does, at once.
 */
final class ClientThreads extends ScheduledThreadPoolExecutor {
    private static final int THREADS = 5;

    private final CompletableFuture<Throwable> death = new CompletableFuture<>();

    ClientThreads(String name) {
        super(THREADS, task -> daemon(task, name));
        // No thread ends when it is idle: the last idle one would leave a ping that is due later to threads that never
        // get to it.
        setRemoveOnCancelPolicy(true);
    }

    /** Completes with what killed the first thread that died. */
    CompletionStage<Throwable> death() {
        return death;
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
        super.afterExecute(task, thrown);
        if (thrown != null) {
            death.complete(thrown);
        } else if (task instanceof Future<?> future && future.isDone()) {
            completeWithFaultOf(future);
        }
    }

    private void completeWithFaultOf(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException e) {
            death.complete(e.getCause() == null ? e : e.getCause());
        } catch (CancellationException e) {
            // The library cancels its own tasks when it ends.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread that does not keep the process alive. */
    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
