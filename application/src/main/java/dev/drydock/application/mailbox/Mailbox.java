package dev.drydock.application.mailbox;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * A serial executor on an executor given from outside. Work that comes from the network is refused when too much of it waits; work
 * that follows from what was taken is always taken, as there is never more than a few of it.
 */
public final class Mailbox implements Executor {
    private final Executor executor;
    private final int mostFromOutside;
    private final Queue<Runnable> letters = new ArrayDeque<>();
    private boolean running;
    private boolean closed;

    /** @param mostFromOutside how many letters may wait when another one is offered */
    public Mailbox(Executor executor, int mostFromOutside) {
        this.executor = executor;
        this.mostFromOutside = mostFromOutside;
    }

    /** Takes a letter, unless the mailbox is full or closed; returns whether it did. */
    public boolean offer(Runnable letter) {
        synchronized (this) {
            if (closed || letters.size() >= mostFromOutside) {
                return false;
            }
            letters.add(letter);
        }
        runIfIdle();
        return true;
    }

    /** Takes a letter, however many wait; a closed mailbox drops it. */
    public void post(Runnable letter) {
        synchronized (this) {
            if (closed) {
                return;
            }
            letters.add(letter);
        }
        runIfIdle();
    }

    @Override
    public void execute(Runnable letter) {
        post(letter);
    }

    /** Lets the letter that runs now end, and drops the rest. */
    public synchronized void close() {
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
