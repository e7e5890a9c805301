package dev.drydock.application.fleet.run;

import dev.drydock.application.fleet.engine.Clocks;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Notices that the wall clock was set: between two looks it moved by another time than has passed. Not thread-safe. */
final class WallClockWatch {
    /** The largest difference that is not told: clocks are corrected by a little all the time. */
    static final Duration TOLD_ABOVE = Duration.ofMinutes(5);

    private final Clocks clocks;
    private final Consumer<Duration> taker;
    /** The milliseconds by which the wall clock was ahead at the last look. */
    private OptionalLong lead = OptionalLong.empty();

    /**
     * A watch that has not looked.
     *
     * @param clocks the first of which never stands still
     * @param taker is told by how much the wall clock was set
     */
    WallClockWatch(Clocks clocks, Consumer<Duration> taker) {
        this.clocks = clocks;
        this.taker = taker;
    }

    void look() {
        long now = clocks.wall().get().toEpochMilli() - clocks.server().getAsLong();
        Duration by = Duration.ofMillis(now - lead.orElse(now));
        lead = OptionalLong.of(now);
        if (by.abs().compareTo(TOLD_ABOVE) > 0) {
            taker.accept(by);
        }
    }
}
