package dev.drydock.bootstrap.wiring;

/** Threads that do not keep the process alive. */
public final class Threads {
    private Threads() {}

    public static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
