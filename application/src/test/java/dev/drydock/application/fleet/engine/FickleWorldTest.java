package dev.drydock.application.fleet.engine;

import static org.assertj.core.api.Assertions.fail;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole rollouts by chance; {@code -Dfleet.seed=N} repeats one. */
class FickleWorldTest {
    private static final int SEEDS = 300;
    private static final int STEPS = 400;

    static LongStream seeds() {
        Long one = Long.getLong("fleet.seed");
        return one == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(one);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_rollout_keeps_its_promises_and_comes_to_its_end_whatever_happens(long seed) {
        FickleWorld world = new FickleWorld(seed);
        try {
            world.rage(STEPS);
            world.calm();
        } catch (AssertionError | RuntimeException broken) {
            fail("-Dfleet.seed=" + seed, broken);
        }
    }
}
