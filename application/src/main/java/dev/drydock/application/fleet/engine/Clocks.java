package dev.drydock.application.fleet.engine;

import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The clocks of a server.
 *
 * @param server milliseconds that only go forward, and stand still while nothing runs: for time-outs, soaks and deadlines
 * @param wall for start times and windows
 */
public record Clocks(LongSupplier server, Supplier<Instant> wall) {
    /** Both clocks of a virtual time, which begins in 1970. */
    public static Clocks virtual(LongSupplier time) {
        return new Clocks(time, () -> Instant.ofEpochMilli(time.getAsLong()));
    }
}
