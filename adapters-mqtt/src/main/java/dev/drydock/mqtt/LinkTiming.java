package dev.drydock.mqtt;

import dev.drydock.application.time.Deadlines;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The time of a link.
 *
 * @param deadlines for pauses and time limits
 * @param nanoTime a clock that only goes forward
 * @param dice for the jitter of pauses; used by one thread at a time
 */
public record LinkTiming(Deadlines deadlines, LongSupplier nanoTime, RandomGenerator dice) {
    /** The machine's time, and jitter that differs for each link even when a whole fleet starts in the same millisecond. */
    public static LinkTiming real(Deadlines deadlines) {
        return new LinkTiming(deadlines, System::nanoTime, new SplittableRandom(new SecureRandom().nextLong()));
    }
}
