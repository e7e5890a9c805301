package dev.drydock.bootstrap.commandline.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.bootstrap.commandline.TestConsole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dry runs of rollouts that have hours, a pace, a deadline, and waves of their own ways. */
class SimulatedScheduleTest {
    private final TestConsole console = new TestConsole();

    private int simulate(String... options) {
        List<String> line = new ArrayList<>(List.of("rollout", "simulate"));
        line.addAll(List.of(options));
        return console.run(line.toArray(String[]::new));
    }

    @Test
    void a_wave_has_a_soak_of_its_own_and_an_operator_who_is_asked_behind_it() throws JsonProcessingException {
        assertThat(simulate("--devices=200", "--waves=10% soak=2h then=ask,100%", "--answer-after=5h", "--json"))
                .isZero();

        assertThat(new ObjectMapper()
                        .readTree(console.out())
                        .at("/waves/1/openedAfter")
                        .asLong())
                .isBetween(7L * 3_600, 8L * 3_600);
    }

    @Test
    void hours_of_a_zone_and_orders_of_a_minute_are_kept_to_and_told() throws JsonProcessingException {
        assertThat(simulate("--devices=300", "--waves=100%", "--window=02:00-02:30", "--zone=Europe/Oslo", "--json"))
                .isZero();
        assertThat(new ObjectMapper()
                        .readTree(console.out())
                        .at("/waits/window")
                        .asLong())
                .isGreaterThan(3_600);

        TestConsole other = new TestConsole();
        assertThat(other.run(
                        "rollout", "simulate", "--devices=300", "--waves=100%", "--per-minute=3", "--in-flight=all"))
                .isZero();
        assertThat(other.out()).contains("What binds is the orders of a minute.");
    }

    @Test
    void a_deadline_that_passes_is_told() {
        assertThat(simulate("--devices=300", "--deadline=5m")).isEqualTo(4);

        assertThat(console.out()).contains("its deadline has passed, and it waits for an operator.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10% then=ask,100% then=ask | --waves: no wave follows the last one, so that nobody is asked behind it",
                "10% then=wait,100% | --waves: behind its share a wave has soak=TIME and then=ask, and got 'then=wait'",
                "10% soak=never,100% | --waves: soak: 'never' is not a duration such as",
                "soak=1h 10%,100% | --waves: expected shares that add up"
            })
    void words_of_a_wave_that_nobody_knows_are_refused(String waves, String message) {
        assertThat(simulate("--waves=" + waves)).isEqualTo(2);

        assertThat(console.err()).contains(message);
    }
}
