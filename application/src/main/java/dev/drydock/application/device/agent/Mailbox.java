package dev.drydock.application.device.agent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs what is posted to it one after the other, on an executor given from outside. What comes from the network is refused
 * when too much of it waits; what the agent's own work brings is always taken, as there is never more than a few of it.
 */
final class Mailbox {
    private final Executor executor;
    private final int mostFromOutside;
    private final Queue<Runnable> letters = new ArrayDeque<>();
    private boolean running;
    private boolean closed;

    Mailbox(Executor executor, int mostFromOutside) {
        this.executor = executor;
        this.mostFromOutside = mostFromOutside;
    }

    /** Whether it was taken: not when the mailbox is full or closed. */
    boolean offer(Runnable letter) {
        synchronized (this) {
            if (closed || letters.size() >= mostFromOutside) {
                return false;
            }
            letters.add(letter);
        }
        runIfIdle();
        return true;
    }

    void post(Runnable letter) {
        synchronized (this) {
            if (closed) {
                return;
            }
            letters.add(letter);
        }
        runIfIdle();
    }

    /** Lets what runs now end, and drops the rest. */
    synchronized void close() {
        closed = true;
        letters.clear();
    }

    private void runIfIdle() {
        synchronized (this) {
            if (running || letters.isEmpty()) {
                return;
            }
            running = true;
        }
        executor.execute(this::runNext);
    }

    private void runNext() {
        Runnable letter;
        synchronized (this) {
            letter = letters.poll();
        }
        try {
            if (letter != null) {
                letter.run();
            }
        } finally {
            synchronized (this) {
                running = false;
            }
            runIfIdle();
        }
    }
}
