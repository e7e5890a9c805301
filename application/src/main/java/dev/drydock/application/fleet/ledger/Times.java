package dev.drydock.application.fleet.ledger;

import dev.drydock.domain.rollout.terms.Pace;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The times at which something comes due for a rollout, or was over, in milliseconds of the server's time.
 *
 * @param patience the time at which its patience with an abort is over
 * @param deadline the time at which it pauses
 * @param pace the orders given so far
 * @param settled the time since which nothing is left to do for it
 */
public record Times(OptionalLong patience, OptionalLong deadline, Pace pace, OptionalLong settled) {
    /** Nothing comes due. */
    public static final Times NONE =
            new Times(OptionalLong.empty(), OptionalLong.empty(), Pace.FRESH, OptionalLong.empty());

    /** Everything that comes due. */
    public LongStream dues() {
        return Stream.of(patience, deadline).flatMapToLong(OptionalLong::stream);
    }

    public Times patientUntil(OptionalLong time) {
        return new Times(time, deadline, pace, settled);
    }

    public Times withDeadline(OptionalLong time) {
        return new Times(patience, time, pace, settled);
    }

    public Times settledAt(long time) {
        return new Times(patience, deadline, pace, OptionalLong.of(time));
    }

    public Times with(Pace other) {
        return new Times(patience, deadline, other, settled);
    }
}
