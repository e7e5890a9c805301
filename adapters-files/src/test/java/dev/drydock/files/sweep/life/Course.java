package dev.drydock.files.sweep.life;

import java.time.Instant;

/** The disturbances of a life from outside. */
public interface Course {
    Course UNDISTURBED = new Course() {};

    /** Whether the rest need not be lived, asked before each boot but the first. */
    default boolean isKnown() {
        return false;
    }

    /** Time passes, as the device has nothing to do. */
    default void idle(Instant now) {}

    /** Whether nothing more will come. */
    default boolean isCalm() {
        return true;
    }

    /** Whether the device is booted before it is given one more update. */
    default boolean bootsBeforeNext() {
        return true;
    }

    /** Whether somebody starts the device app again, asked whenever it has nothing to do. */
    default boolean restartsNow() {
        return false;
    }
}
