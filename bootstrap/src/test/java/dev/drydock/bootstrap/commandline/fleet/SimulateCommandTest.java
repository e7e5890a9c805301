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
                .contains("The image reached 2,000 of 2,000 devices, began to be installed on 2,000, and failed on 0.")
                .contains("2,000 orders, 10,000 messages")
                .contains("100 % |", "  0 % +---", "# succeeded, x failed");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void a_bad_image_is_stopped_and_the_exit_status_says_so() {
        assertThat(simulate("--devices", "100000", "--failing", "30%")).isEqualTo(1);

        assertThat(console.out())
                .contains("held", "outcomes were failures (sequential test).", "Failures: unhealthy ")
                .containsPattern("Stopped by the gate in wave 1 after \\d+ min \\d+ s: \\d+ of \\d+ outcomes")
                .containsPattern("reached 1\\d\\d of 100,000");
    }

    @Test
    void an_image_that_devices_cannot_get_is_told_apart() {
        assertThat(simulate("--devices", "10000", "--failing", "60%", "--failure", "server-refused"))
                .isEqualTo(1);

        assertThat(console.out()).contains("Too many devices could not get the image", "Failures: server-refused ");
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
                .contains("What binds is the quota of messages a day. Devices waited ")
                .containsPattern("\\d+ s for the rate of calls");
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
        assertThat(run.get("installed").asInt()).isEqualTo(1_000);
        assertThat(run.get("stop").isNull()).isTrue();
        assertThat(run.get("quota").isNull()).isTrue();
        assertThat(run.get("overQuota").asBoolean()).isFalse();
        assertThat(run.get("binds").asText()).isEqualTo("in-flight");
        assertThat(run.at("/waits/in-flight").asLong()).isPositive();
    }

    @Test
    void scripts_are_told_what_stopped_it_and_what_failed() throws Exception {
        assertThat(simulate("--devices=9000", "--failing=unhealthy=20%,did-not-boot=20%", "--silent=20%", "--json"))
                .isEqualTo(1);

        JsonNode run = new ObjectMapper().readTree(console.out());
        assertThat(run.at("/stop/wave").asInt()).isEqualTo(1);
        assertThat(run.at("/stop/rule").asText()).isEqualTo("sequential-test");
        assertThat(run.at("/stop/failures").asInt()).isPositive();
        assertThat(run.at("/failures/unhealthy").asInt()
                        + run.at("/failures/did-not-boot").asInt()
                        + run.get("lost").asInt())
                .isEqualTo(run.get("failed").asInt());
    }

    @Test
    void an_image_server_that_many_devices_share_binds() {
        assertThat(simulate(
                        "--devices=2000",
                        "--in-flight=all",
                        "--image-size=100MB",
                        "--bandwidth=1MB/s",
                        "--server-bandwidth=10MB/s"))
                .isZero();

        assertThat(console.out())
                .containsPattern("What binds is the bandwidth of the image server\\. Devices waited \\d+ h");
    }

    @Test
    void a_rollback_is_told() {
        assertThat(simulate("--devices=5000", "--failing=50%", "--on-bad=rollback"))
                .isEqualTo(1);

        assertThat(console.out())
                .containsPattern(
                        "It was rolled back: (\\d+) of \\1 devices that may have had the image got another one\\.");
    }

    @Test
    void plain_limits_are_told_with_their_number() {
        assertThat(simulate("--devices=9000", "--failing=1%", "--stop-after=1")).isEqualTo(1);
        assertThat(console.out()).contains("(--stop-after 1)");

        TestConsole other = new TestConsole();
        other.run("rollout", "simulate", "--devices=9000", "--failing=1%", "--max-failed=0.01%");
        assertThat(other.out()).contains("(--max-failed 0.01 %)");
    }

    @Test
    void orders_retries_and_patience_change_the_run() {
        simulate("--devices=500", "--failing=download-timeout=2%", "--retry=download-timeout=1", "--offline=0%");
        assertThat(console.out()).contains("500 orders");

        TestConsole other = new TestConsole();
        other.run("rollout", "simulate", "--devices=500", "--offline=50%", "--offline-for=20d", "--offline-wait=1h");
        assertThat(other.out()).containsPattern("Completed after [12] h ");

        TestConsole desired = new TestConsole();
        desired.run("rollout", "simulate", "--devices=500", "--orders=desired", "--offline=100%", "--failing=0%");
        assertThat(desired.out()).contains("500 orders");
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
                "--hub-units=2 | --hub-units: units are those of a hub; say its tier, --hub-tier",
                "--devices=many | --devices wants 1 to 1000000, and got 'many'",
                "--seed=x | --seed wants ",
                "--name=Bad! | --name: a name is 1 to 64 characters",
                "--waves=count=500,10%,100% | --waves: wave 2 of 1000 devices ends before the one ahead of it",
                "--on-bad=ignore | --on-bad wants pause or rollback, and got 'ignore'",
                "--orders=pigeon | --orders wants auto, calls or desired, and got 'pigeon'",
                "--retry=3 | --retry wants REASON=N, such as download-timeout=3, and got '3'",
                "--retry=nonsense=3 | --retry: there is no reason code 'nonsense'",
                "--retry=disk-full=0 | --retry wants 1 to 100, and got '0'",
                "--retry=disk-full=2,disk-full=3 | --retry: the reason disk-full has a number already",
                "--step-timeout=90m | --step-timeout wants STEP=TIME",
                "--step-timeout=verify=90m | --step-timeout wants STEP=TIME with the step download or install",
                "--step-timeout=install=soon | --step-timeout: 'soon' is not a duration such as",
                "--step-timeout=install=1h,install=2h | --step-timeout: the step install has a time already",
                "--offline-wait=0s | --offline-wait: '0s' is no time at all",
                "--failing=nonsense=1% | --failing: there is no reason code 'nonsense'; docs/reason-codes.md lists them",
                "--failing=reverted-later=1% | --failing: no update fails with the reason code 'reverted-later'",
                "--failing=unhealthy=1%,unhealthy=2% | --failing: the reason unhealthy has a share already",
                "--failing=1%,2% | --failing: the reason unhealthy has a share already; say it once",
                "--failing=unhealthy=60%,disk-full=50% | the shares of devices that fail are more than 100%",
                "--failing=unhealthy=1% --failure=disk-full | --failure has no effect",
                "--failure=nonsense | --failure: there is no reason code 'nonsense'",
                "--image-size=200MB | --image-size: the size of an image wants the bandwidth of a device as well",
                "--image-size=200MB --bandwidth=1MB/s --download-time=5m | --download-time and --image-size exclude each other",
                "--bandwidth=1MB/s | --bandwidth: a bandwidth wants the size of the image as well",
                "--server-bandwidth=1MB/s | --server-bandwidth: the bandwidth of a server wants that of a device as well",
                "--image-size=200 --bandwidth=1MB/s | --image-size: expected a size such as 200MB or 64MiB, found '200'",
                "--image-size=0MB --bandwidth=1MB/s | --image-size: expected a size such as 200MB or 64MiB, of 1 byte at least",
                "--image-size=1MB --bandwidth=1MB | --bandwidth: expected bytes a second such as 500kB/s or 10MB/s, found '1MB'",
                "--image-size=999999999GB --bandwidth=1B/s | a download takes longer than 3650d",
                "--per-minute=0 | --per-minute wants 1 to 1000000, and got '0'",
                "--grow=0.5 | --grow: a limit grows by a factor of 1 to 10",
                "--start=tomorrow | --start: expected a time such as 2027-03-01T02:00:00Z, found 'tomorrow'",
                "--window=noon | --window: ",
                "--window=02:00-05:00 --zone=Moon/Sea | --zone wants a zone such as Europe/Oslo or UTC, and got 'Moon/Sea'",
                "--zone=Europe/Oslo | --zone: a zone is that of a window; say it, --window",
                "--deadline=0s | --deadline: '0s' is no time at all",
                "--answer-after=x | --answer-after: 'x' is not a duration such as",
                "--longest=0s | --longest: '0s' is no time at all",
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
