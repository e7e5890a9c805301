package dev.drydock.application.time;

import java.time.Duration;

/** Lets things happen later, counted on a clock that only goes forward and that nobody sets. */
public interface Deadlines {
    /** Runs the action once, after the time, on a thread of its own choosing; the action must be short. */
    Pending after(Duration time, Runnable action);

    /** The same after the time and up to half as much again, drawn anew each time, so that a fleet does not act in step. */
    Pending afterWithJitter(Duration base, Runnable action);

    /** Something that has not happened yet. */
    interface Pending {
        /** Keeps it from happening, if it has not begun. Safe to call again. */
        void cancel();
    }
}
