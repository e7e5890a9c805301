package dev.drydock.bootstrap.service;

import dev.drydock.application.service.RunUpdate;
import dev.drydock.application.service.UpdateListener;
import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.UpdateTerms;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** One update for several devices, some at a time. */
public final class UpdateJob {
    private static final int AT_A_TIME = 100;

    private final RunUpdate runUpdate;
    private final UpdateTerms terms;
    private final UpdateListener listener;
    private final BiConsumer<DeviceId, UpdateResult> onResult;
    private final Function<DeviceId, UpdateOrder> orders;
    private final Queue<DeviceId> waiting = new ArrayDeque<>();
    private final Map<DeviceId, UpdateResult> results = new TreeMap<>();
    private final CompletableFuture<Map<DeviceId, UpdateResult>> done = new CompletableFuture<>();
    private int left;

    /**
     * A job that has not begun.
     *
     * @param orders the order of each device, every one with an id of its own
     * @param onResult told as each device's result is there
     */
    public UpdateJob(
            RunUpdate runUpdate,
            UpdateTerms terms,
            Function<DeviceId, UpdateOrder> orders,
            UpdateListener listener,
            BiConsumer<DeviceId, UpdateResult> onResult) {
        this.runUpdate = runUpdate;
        this.terms = terms;
        this.orders = orders;
        this.listener = listener;
        this.onResult = onResult;
    }

    /** Runs the job; completes with every device's result, or fails for a bug. */
    public CompletableFuture<Map<DeviceId, UpdateResult>> run(List<DeviceId> devices) {
        waiting.addAll(devices);
        left = devices.size();
        for (int i = 0; i < Math.min(AT_A_TIME, devices.size()); i++) {
            next();
        }
        return done;
    }

    /** Starts no more devices; the job completes with the results of those that were started. */
    public void startNoMore() {
        boolean last;
        synchronized (this) {
            left -= waiting.size();
            waiting.clear();
            last = left == 0;
        }
        if (last) {
            done.complete(results);
        }
    }

    /** Waits for no more results. */
    public void cancel() {
        done.cancel(false);
    }

    private void next() {
        DeviceId device;
        synchronized (this) {
            device = waiting.poll();
        }
        if (device != null) {
            runUpdate
                    .run(device, orders.apply(device), terms, listener)
                    .whenComplete((result, bug) -> ended(device, result, bug));
        }
    }

    private void ended(DeviceId device, UpdateResult result, @org.jspecify.annotations.Nullable Throwable bug) {
        if (bug != null) {
            done.completeExceptionally(bug);
            return;
        }
        onResult.accept(device, result);
        boolean last;
        synchronized (this) {
            results.put(device, result);
            left--;
            last = left == 0;
        }
        if (last) {
            done.complete(results);
        } else {
            next();
        }
    }
}
