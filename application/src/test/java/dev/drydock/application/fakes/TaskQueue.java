package dev.drydock.application.fakes;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs one task each time it is told to. */
public final class TaskQueue implements Executor {
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Whether there was a task to run. */
    public boolean runNext() {
        Runnable task = tasks.poll();
        if (task != null) {
            task.run();
        }
        return task != null;
    }

    public void runAll() {
        while (runNext()) {
            continue;
        }
    }

    public int size() {
        return tasks.size();
    }

    /** Forgets what waits, as a process that is killed does. */
    public void drop() {
        tasks.clear();
    }
}
