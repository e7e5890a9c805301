package dev.drydock.bootstrap.commandline.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.bootstrap.commandline.TestConsole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code drydock rollout simulate}, as people and as scripts use it. */
class SimulateCommandTest {
    private final TestConsole console = new TestConsole();

    private int simulate(String... options) {
        List<String> line = new ArrayList<>(List.of("rollout", "simulate"));
        line.addAll(List.of(options));
        return console.run(line.toArray(String[]::new));
    }

    @Test
    void a_good_image_is_shown_wave_by_wave_with_its_end_and_its_messages() {
        assertThat(simulate("--devices", "2000", "--failing", "0%", "--offline", "0%"))
                .isZero();

        assertThat(console.out())
                .contains("WAVE      DEVICES  STATE")
                .containsPattern("1 +20 +passed +\\+0 s +20 +0 +0")
                .containsPattern("3 +1,800 +passed")
                .containsPattern("Completed after \\d+ h \\d+ min\\.")
                .contains("The image reached 2,000 of 2,000 devices, and failed on 0.")
                .contains("2,000 orders, 10,000 messages")
                .contains("100 % |", "  0 % +---", "# succeeded, x failed");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void a_bad_image_is_stopped_and_the_exit_status_says_so() {
        assertThat(simulate("--devices", "100000", "--failing", "30%")).isEqualTo(1);

        assertThat(console.out()).contains("Stopped by the gate", "held").containsPattern("reached 1\\d\\d of 100,000");
    }

    @Test
    void an_image_that_devices_cannot_get_is_told_apart() {
        assertThat(simulate("--devices", "10000", "--failing", "60%", "--failure", "server-refused"))
                .isEqualTo(1);

        assertThat(console.out()).contains("too many devices could not get the image");
    }

    @Test
    void a_fleet_that_is_away_leaves_the_rollout_to_an_operator() {
        assertThat(simulate("--devices", "1000", "--offline", "95%", "--offline-for", "300d", "--longest", "3d"))
                .isEqualTo(4);

        assertThat(console.out())
                .contains("undecided", "after 3 d 0 h: it waits for an operator, as there is not enough evidence");
    }

    @Test
    void a_dry_run_that_is_cut_short_says_so() {
        assertThat(simulate("--devices", "1000", "--longest", "5m")).isEqualTo(4);

        assertThat(console.out()).contains("Not completed after 5 min 0 s: members are still under way");
    }

    @Test
    void a_hub_is_held_to_its_rates_and_its_daily_messages() {
        assertThat(simulate("--devices", "3000", "--hub-tier", "free", "--in-flight", "all", "--waves", "100%"))
                .isZero();

        assertThat(console.out())
                .contains("1 unit of FREE take 8,000 messages a day: NOT ENOUGH")
                .containsPattern("Orders wait for the hub's rate of calls in \\d+ % of the time");
    }

    @Test
    void scripts_get_one_json_document() throws Exception {
        assertThat(simulate("--devices", "1000", "--failing", "0%", "--json")).isZero();

        JsonNode run = new ObjectMapper().readTree(console.out());
        assertThat(run.get("state").asText()).isEqualTo("completed");
        assertThat(run.get("reached").asInt()).isEqualTo(1_000);
        assertThat(run.at("/counts/succeeded").asInt()).isEqualTo(1_000);
        assertThat(run.get("waves")).hasSize(3);
        assertThat(run.at("/waves/0/openedAfter").asInt()).isZero();
        assertThat(run.get("progress")).isNotEmpty();
        assertThat(run.get("messagesByDay")).isNotEmpty();
    }

    @Test
    void the_same_seed_gives_the_same_run() {
        simulate("--devices", "5000", "--failing", "2%", "--seed", "42", "--json");
        TestConsole again = new TestConsole();
        again.run("rollout", "simulate", "--devices", "5000", "--failing", "2%", "--seed", "42", "--json");

        assertThat(again.out()).isEqualTo(console.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--devices=0 | --devices wants 1 to 1000000",
                "--devices=1000001 | --devices wants 1 to 1000000",
                "--waves=50% | the last wave ends at 100%, found 50%",
                "--waves=10%,5%,100% | each is larger than the one before",
                "--waves=half | --waves: expected shares that add up",
                "--good=8% --bad=2% | --good and --bad: the good rate of failures, 8 %, is not below the bad, 2 %",
                "--good=0% | --good: a rate is above 0 % and below 100 %, found '0%'",
                "--bad=two | --bad: expected a rate such as 2% or 0.25%, found 'two'",
                "--stop-after=0 | --stop-after wants 1 to 1000000",
                "--max-failed=100% | --max-failed:",
                "--in-flight=some | --in-flight wants a number or 'all'",
                "--in-flight=0 | --in-flight wants 1 to 1000000",
                "--failing=101% | --failing wants a share of devices, 0% to 100%",
                "--silent=x | --silent wants a share of devices",
                "--failure=Bad! | --failure: a reason code is 1 to 64 characters",
                "--hub-tier=s9 | --hub-tier wants free, s1, s2 or s3",
                "--hub-units=0 | --hub-units wants 1 to 200",
                "--soak=soon | is not a duration such as"
            })
    void wrong_use_says_what_was_wanted(String options, String message) {
        assertThat(simulate(options.split(" "))).isEqualTo(2);

        assertThat(console.err()).contains(message);
        assertThat(console.out()).isEmpty();
    }

    @Test
    void a_rollout_without_a_verb_says_what_to_do() {
        assertThat(console.run("rollout")).isEqualTo(2);
        assertThat(console.err()).contains("drydock rollout simulate");
    }

    @Test
    void help_knows_commands_within_commands() {
        assertThat(console.run("help", "rollout", "simulate")).isZero();
        assertThat(console.out()).contains("Usage: drydock rollout simulate", "--waves");

        TestConsole other = new TestConsole();
        assertThat(other.run("help", "rollout", "nonsense")).isEqualTo(2);
        assertThat(other.err()).contains("there is no command 'rollout nonsense'");
    }
}
