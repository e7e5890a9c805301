package dev.drydock.application.fleet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
        try {
            play(seed, Fault.NONE);
        } catch (AssertionError | RuntimeException broken) {
            fail("-Dfleet.seed=" + seed, broken);
        }
    }

    private static void play(long seed, Fault fault) {
        FickleWorld world = new FickleWorld(seed, fault);
        world.rage(STEPS);
        if (seed % 3 == 0) {
            world.pause();
        } else if (seed % 3 == 1) {
            world.abort();
        }
        world.calm();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_broken_engine_is_found_out(Fault fault) {
        assertThat(LongStream.rangeClosed(1, SEEDS).anyMatch(seed -> isFoundOut(seed, fault)))
                .as("seeds of which one finds it out")
                .isTrue();
    }

    private static boolean isFoundOut(long seed, Fault fault) {
        try {
            play(seed, fault);
            return false;
        } catch (AssertionError | RuntimeException found) {
            return true;
        }
    }
}
