package dev.drydock.domain.wave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.golden.Golden;
import dev.drydock.testkit.machine.Sealed;
import dev.drydock.testkit.machine.StateDiagram;
import dev.drydock.testkit.machine.TransitionTable;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The result of every event for every wave, compared with tables that people can read, and drawn. */
class WaveTableTest {
    private static final String HEAD = """
            What every event does to every wave that is %s: next state, members, ratio in micro-nats | effects. Derived
            from the code. The gate is the standard one: good at -2944439 and below, bad at 2944439 and above.
            """;

    @ParameterizedTest
    @EnumSource(WaveWalk.Kind.class)
    void every_wave_meets_every_event_with_the_result_in_the_table(WaveWalk.Kind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        TransitionTable<Wave, WaveEvent, WaveTransition> table =
                new TransitionTable<>(WaveWalk::words, WaveWalk::words);
        Golden.assertResource(
                "dev/drydock/domain/wave/waves-" + name + ".golden.txt",
                table.write(HEAD.formatted(name), WaveWalk.steps(kind)));
    }

    @Test
    void every_state_and_every_event_is_sampled() {
        assertThat(Sealed.kindsOf(
                        WaveSamples.all().values().stream().map(Wave::state).toList()))
                .isEqualTo(Sealed.kinds(WaveState.class));
        WaveSamples.all()
                .values()
                .forEach(wave -> assertThat(Sealed.kindsOf(WaveEventSamples.forWave(wave).stream()
                                .map(sample -> (Object) sample.event())
                                .toList()))
                        .isEqualTo(Sealed.kinds(WaveEvent.class)));
    }

    @Test
    void the_page_shows_the_machine_as_it_is() {
        StateDiagram diagram = new StateDiagram(WaveWalk.edges());
        Golden.assertPage(
                "wave-machine.md",
                diagram.mermaid("[*] --> Held")
                        + "\nEvents that lead back into the same state, which are not drawn:\n\n" + diagram.loops());
    }
}
