package dev.drydock.application.device.image;

import java.util.ArrayList;
import java.util.List;

/** A request to stop work whose result is not wanted any more. Thread-safe. */
public final class StopSignal {
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean stopped;

    /** Stops the work; every listener runs once, on this thread. */
    public void stop() {
        List<Runnable> toTell;
        synchronized (this) {
            if (stopped) {
                return;
            }
            stopped = true;
            toTell = List.copyOf(listeners);
            listeners.clear();
        }
        toTell.forEach(Runnable::run);
    }

    public synchronized boolean isStopped() {
        return stopped;
    }

    /** Runs the listener when the work is stopped, at once if it has been: to wake what blocks. */
    public void onStop(Runnable listener) {
        synchronized (this) {
            if (!stopped) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }
}
