package dev.drydock.application.fleet.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.gate.Verdict;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.Wave;
import dev.drydock.domain.wave.WaveState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CourseTest {
    private final Course course = new Course(RolloutPlan.of("course", 2));

    private static WaveEntry wave(int number, WaveState state) {
        Wave wave = new Wave(state, Counts.of(Tally.HELD, 10), new Findings(0, 3, 0), Evidence.NONE);
        return new WaveEntry(number, wave, OptionalLong.empty(), OptionalLong.empty());
    }

    @Test
    void a_wave_that_failed_before_its_turn_was_never_opened() {
        course.note(
                List.of(
                        wave(0, new WaveState.Passed()),
                        wave(1, new WaveState.Failed(Verdict.BAD, Optional.of(WaveState.Held.BEHIND)))),
                70);

        assertThat(course.opened(0)).hasValue(Duration.ofMillis(70));
        assertThat(course.opened(1)).isEmpty();
        assertThat(course.stop().map(DryRun.Stop::wave)).hasValue(1);
    }
}
