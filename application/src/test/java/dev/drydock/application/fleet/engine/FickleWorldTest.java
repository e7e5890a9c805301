package dev.drydock.application.fleet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FickleWorldTest extends FickleWorlds {
    private static final int SEEDS = Integer.getInteger("fleet.seeds", 300);

    static LongStream seeds() {
        return seeds(SEEDS);
    }

    @Override
    protected RolloutLedger ledger() {
        return new InMemoryRolloutLedger();
    }

    @Override
    protected Scale scale() {
        return LARGE;
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
            play(seed, fault, new InMemoryRolloutLedger(), LARGE);
            return false;
        } catch (AssertionError | RuntimeException found) {
            return true;
        }
    }
}
