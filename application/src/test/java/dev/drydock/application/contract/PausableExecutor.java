package dev.drydock.application.contract;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** One thread, which can be kept from beginning anything. */
final class PausableExecutor implements Executor, AutoCloseable {
    private final ExecutorService thread;
    private final Queue<Runnable> held = new ArrayDeque<>();
    private boolean holding;

    PausableExecutor(ThreadFactory threads) {
        this.thread = Executors.newSingleThreadExecutor(threads);
    }

    @Override
    public synchronized void execute(Runnable task) {
        if (holding) {
            held.add(task);
        } else {
            thread.execute(task);
        }
    }

    synchronized void hold() {
        holding = true;
    }

    synchronized void release() {
        holding = false;
        held.forEach(thread::execute);
        held.clear();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
