package dev.drydock.mqtt.link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one connection that wait for an acknowledgement, and those that wait for room. The client library throws when
 * more is published than the broker's receive maximum, so that what is above it waits here.
 */
final class Window {
    private static final int LARGEST = 100;

    private record Waiting(Outgoing message, CompletableFuture<Integer> acknowledged) {}

    private final BiConsumer<Outgoing, CompletableFuture<Integer>> sender;
    private final LongSupplier nanoTime;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final IdentityHashMap<Object, Long> unanswered = new IdentityHashMap<>();
    private int size;
    private int inFlight;
    private boolean pumping;
    private boolean lost;

    /** @param sender sends a message, and completes its stage with the reason code of the PUBACK or a fault */
    Window(BiConsumer<Outgoing, CompletableFuture<Integer>> sender, LongSupplier nanoTime) {
        this.sender = sender;
        this.nanoTime = nanoTime;
    }

    /** Begins to send, so many messages at a time; a hundred at most. */
    void open(int receiveMaximum) {
        synchronized (this) {
            size = Math.min(LARGEST, receiveMaximum);
        }
        pump();
    }

    /** Sends a message when there is room. */
    CompletionStage<Integer> add(Outgoing message) {
        CompletableFuture<Integer> acknowledged = new CompletableFuture<>();
        synchronized (this) {
            if (lost) {
                acknowledged.completeExceptionally(new LinkLost(false));
                return acknowledged;
            }
            waiting.add(new Waiting(message, acknowledged));
        }
        pump();
        return acknowledged;
    }

    /** Counts a request among those that the broker has to answer, and fails it when the connection is lost. */
    <T> CompletableFuture<T> track(CompletableFuture<T> request) {
        boolean late;
        synchronized (this) {
            late = lost;
            unanswered.put(request, nanoTime.getAsLong());
        }
        var unused = request.whenComplete((answer, fault) -> answered(request));
        if (late) {
            request.completeExceptionally(new LinkLost(false));
        }
        return request;
    }

    /** Whether anything that was sent has not been answered for this long. */
    synchronized boolean isUnansweredFor(Duration time) {
        long now = nanoTime.getAsLong();
        return unanswered.values().stream().anyMatch(since -> now - since > time.toNanos());
    }

    /** Fails all that is under way or waits. */
    void lose() {
        List<Object> sent;
        List<Waiting> unsent;
        synchronized (this) {
            lost = true;
            sent = List.copyOf(unanswered.keySet());
            unsent = List.copyOf(waiting);
            waiting.clear();
        }
        unsent.forEach(message -> message.acknowledged().completeExceptionally(new LinkLost(false)));
        sent.forEach(request -> ((CompletableFuture<?>) request).completeExceptionally(new LinkLost(true)));
    }

    /** Sends while there is room. One thread does it at a time: what another finds, the first takes along. */
    private void pump() {
        synchronized (this) {
            if (pumping) {
                return;
            }
            pumping = true;
        }
        for (Waiting next = take(); next != null; next = take()) {
            CompletableFuture<Integer> acknowledged = next.acknowledged();
            var unused = acknowledged.whenComplete((code, fault) -> {
                synchronized (this) {
                    inFlight--;
                }
                pump();
            });
            try {
                sender.accept(next.message(), track(acknowledged));
            } catch (RuntimeException bug) {
                acknowledged.completeExceptionally(bug);
            }
        }
    }

    private synchronized @Nullable Waiting take() {
        Waiting next = lost || inFlight >= size ? null : waiting.poll();
        if (next == null) {
            pumping = false;
        } else {
            inFlight++;
        }
        return next;
    }

    private synchronized void answered(Object request) {
        unanswered.remove(request);
    }
}
