package dev.drydock.application.fleet.engine;

import static org.assertj.core.api.Assertions.fail;

import dev.drydock.application.fleet.ledger.RolloutLedger;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole rollouts by chance, on any ledger; {@code -Dfleet.seed=N} repeats one. */
public abstract class FickleWorlds {
    private static final int SEEDS = 20;

    /** The size of a world that a database carries in a second or two. */
    protected static final Scale SMALL = new Scale(6, 80);

    /** The size of a world that chance reaches every corner of. */
    static final Scale LARGE = new Scale(60, 300);

    /** The most devices of a world, and the number of things that happen in it. */
    protected record Scale(int devices, int steps) {}

    /** A new one. */
    protected abstract RolloutLedger ledger();

    protected Scale scale() {
        return SMALL;
    }

    static LongStream seeds() {
        return seeds(SEEDS);
    }

    protected static LongStream seeds(int number) {
        Long one = Long.getLong("fleet.seed");
        return one == null ? LongStream.rangeClosed(1, number) : LongStream.of(one);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    protected void rollouts_keep_their_promises_and_come_to_their_end_whatever_happens(long seed) {
        try {
            play(seed, Fault.NONE, ledger(), scale());
        } catch (AssertionError | RuntimeException broken) {
            fail("-Dfleet.seed=" + seed, broken);
        }
    }

    static void play(long seed, Fault fault, RolloutLedger ledger, Scale scale) {
        FickleWorld world = new FickleWorld(seed, fault, ledger, scale.devices());
        world.rage(scale.steps());
        if (seed % 3 == 0) {
            world.pause();
        } else if (seed % 3 == 1) {
            world.abort();
        }
        world.calm();
    }
}
