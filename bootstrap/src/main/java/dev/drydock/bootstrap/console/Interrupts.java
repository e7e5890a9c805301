package dev.drydock.bootstrap.console;

/** The requests to end a run, such as Ctrl-C or SIGTERM. */
public interface Interrupts {
    /** Runs an action when the run is interrupted, on a thread of its own, until the registration is closed. */
    Registration onInterrupt(Runnable action);

    /** An action that waits for an interrupt. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
