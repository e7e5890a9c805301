package dev.drydock.domain.wave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.member.Tally;
import dev.drydock.testkit.golden.Golden;
import dev.drydock.testkit.machine.Facts;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What waves and their counts answer by themselves. */
class WaveFactsTest {
    @Test
    void every_state_answers_as_the_list_says() {
        WaveState.Cases<String> names = Facts.naming(WaveState.Cases.class);
        StringBuilder list = new StringBuilder();
        WaveSamples.all()
                .forEach((name, wave) -> list.append(name)
                        .append(": ")
                        .append(wave.state().match(names))
                        .append(' ')
                        .append(Facts.of(wave.state(), WaveState.class))
                        .append('\n'));

        Golden.assertResource("dev/drydock/domain/wave/facts.golden.txt", list.toString());
    }

    @Test
    void counts_are_values() {
        Counts counts = Counts.of(Map.of(Tally.HELD, 2, Tally.TAKEN, 1));
        Counts same = Counts.of(Tally.HELD, 2).plus(Counts.of(Tally.TAKEN, 1));

        assertThat(counts).isEqualTo(same).hasSameHashCodeAs(same).hasToString("Counts{HELD=2, TAKEN=1}");
        assertThat(counts).isNotEqualTo(Counts.of(Tally.HELD, 2)).isNotEqualTo("Counts");
        assertThat(counts.hashCode()).isNotEqualTo(Counts.of(Tally.HELD, 2).hashCode());
        assertThat(counts.onDevice()).isEqualTo(1);
        assertThat(counts.plus(Counts.of(Tally.QUIET, 3)).onDevice()).isEqualTo(4);
    }
}
