package dev.drydock.application.fleet.order;

import dev.drydock.domain.device.DeviceId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A line for each device: what is sent to it waits for what was sent before, so that no order that was written late stands where it was
 * just withdrawn. Thread-safe.
 */
final class OrderLines {
    private final Map<DeviceId, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();

    /** Runs the work when the device's turn comes; work that fails makes way for the next. */
    void add(DeviceId device, Supplier<CompletionStage<?>> work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> before = ends.put(device, done);
        Runnable run = () -> begin(work).whenComplete((result, fault) -> {
            ends.remove(device, done);
            done.complete(null);
        });
        if (before == null) {
            run.run();
        } else {
            var unused = before.thenRun(run);
        }
    }

    private static CompletionStage<?> begin(Supplier<CompletionStage<?>> work) {
        try {
            return work.get();
        } catch (RuntimeException bug) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
            return CompletableFuture.completedFuture(null);
        }
    }
}
