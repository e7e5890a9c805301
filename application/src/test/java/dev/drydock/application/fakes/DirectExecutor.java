package dev.drydock.application.fakes;

import java.util.concurrent.Executor;

/** Runs everything at once, on the thread that asks. */
public final class DirectExecutor implements Executor {
    @Override
    public void execute(Runnable task) {
        task.run();
    }
}
