package dev.drydock.application.fleet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.engine.Clocks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WallClockWatchTest {
    private static final Duration MOMENT = Duration.ofMillis(250);

    private final List<Duration> jumps = new ArrayList<>();
    private Instant wall = Instant.parse("2026-11-20T10:00:00Z");
    private long passed = 77;
    private final WallClockWatch watch = new WallClockWatch(new Clocks(() -> passed, () -> wall), jumps::add);

    private void pass(Duration time) {
        passed += time.toMillis();
        wall = wall.plus(time);
    }

    private void set(Duration by) {
        pass(MOMENT);
        wall = wall.plus(by);
        watch.look();
    }

    @Test
    void a_clock_that_goes_as_time_passes_is_not_told_of() {
        watch.look();
        pass(Duration.ofDays(400));
        watch.look();
        assertThat(jumps).isEmpty();
    }

    @Test
    void a_clock_that_is_set_is_told_of_once_and_by_how_much() {
        watch.look();
        set(Duration.ofHours(-1));
        set(Duration.ZERO);
        set(Duration.ofDays(365));
        set(Duration.ZERO);
        assertThat(jumps).containsExactly(Duration.ofHours(-1), Duration.ofDays(365));
    }

    @Test
    void a_correction_of_five_minutes_is_none_to_tell_of() {
        watch.look();
        set(Duration.ofMinutes(5));
        set(Duration.ofMinutes(-5));
        set(Duration.ofMinutes(5).plusMillis(1));
        assertThat(jumps).containsExactly(Duration.ofMinutes(5).plusMillis(1));
    }
}
