package dev.drydock.domain.update.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random events, in any order, break none of the promises. {@code -Dwalk.seed=N} walks one seed's way again. */
class RandomWalkTest {
    private static final int EVENTS = 400;

    static LongStream seeds() {
        Long asked = Long.getLong("walk.seed");
        return asked == null ? LongStream.range(0, 200) : LongStream.of(asked);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void no_promise_is_broken_whatever_happens(long seed) {
        walk(seed);
    }

    @Test
    void the_walks_together_come_through_every_state() {
        Set<Class<?>> seen = new HashSet<>();
        LongStream.range(0, 20).forEach(seed -> seen.addAll(walk(seed)));
        assertThat(seen)
                .containsAll(StateSamples.all().values().stream()
                        .<Class<?>>map(Object::getClass)
                        .toList());
    }

    private static Set<Class<?>> walk(long seed) {
        Set<Class<?>> seen = new HashSet<>();
        RandomDevice device = new RandomDevice(seed);
        for (int i = 0; i < EVENTS; i++) {
            seen.add(device.state().getClass());
            try {
                device.somethingHappens();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("-Dwalk.seed=" + seed + ", event " + i + ":\n" + device.story(), e);
            }
        }
        return seen;
    }
}
