package dev.drydock.jdbc.database;

import dev.drydock.application.fleet.ledger.RolloutLedger.Precedence;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a database that has no more: commands go first, and wait for the work that goes on at most. Within each precedence
 * the first to come is the first to be served.
 */
final class WriteQueue {
    private final Queue<Object> commands = new ArrayDeque<>();
    private final Queue<Object> routine = new ArrayDeque<>();
    private @Nullable Thread holder;

    <T> T inTurn(Precedence precedence, Supplier<T> work) {
        take(precedence);
        try {
            return work.get();
        } finally {
            release();
        }
    }

    private synchronized void take(Precedence precedence) {
        if (holder == Thread.currentThread()) {
            throw new IllegalStateException(
                    "a transaction that writes begins within another, and would wait for it for ever");
        }
        Object ticket = new Object();
        of(precedence).add(ticket);
        boolean interrupted = false;
        while (holder != null || next() != ticket) {
            try {
                wait();
            } catch (InterruptedException e) {
                // The work is short; the interrupt is handed on after the turn.
                interrupted = true;
            }
        }
        of(precedence).remove();
        holder = Thread.currentThread();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void release() {
        holder = null;
        notifyAll();
    }

    private @Nullable Object next() {
        return commands.isEmpty() ? routine.peek() : commands.peek();
    }

    private Queue<Object> of(Precedence precedence) {
        return precedence == Precedence.COMMAND ? commands : routine;
    }

    /** The number of those who wait for their turn. */
    synchronized int length() {
        return commands.size() + routine.size();
    }
}
