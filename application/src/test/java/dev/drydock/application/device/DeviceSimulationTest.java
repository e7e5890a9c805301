package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.order.Outcome.Ending;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random lives of a device, each drawn from its seed. A failure names the seed; {@code -Dsimulation.seed=…} runs that one alone,
 * {@code -Dsimulation.lives=…} more of them.
 */
class DeviceSimulationTest {
    static LongStream seeds() {
        Long one = Long.getLong("simulation.seed");
        return one != null ? LongStream.of(one) : LongStream.range(0, Integer.getInteger("simulation.lives", 300));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_random_life_breaks_no_promise(long seed) {
        DeviceLife life = new DeviceLife(seed);

        life.live(150);
        life.comeToRest();

        life.assertPromisesKept();
    }

    @Test
    void between_them_the_lives_see_every_ending() {
        Set<Ending> seen = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            DeviceLife life = new DeviceLife(seed);
            life.live(150);
            seen.addAll(life.endings());
        }

        assertThat(seen).containsExactlyInAnyOrder(Ending.values());
    }

    @Test
    void a_life_is_the_same_every_time_it_is_lived() {
        DeviceLife first = new DeviceLife(7);
        DeviceLife second = new DeviceLife(7);

        first.live(100);
        second.live(100);

        assertThat(first.history()).isEqualTo(second.history());
    }
}
