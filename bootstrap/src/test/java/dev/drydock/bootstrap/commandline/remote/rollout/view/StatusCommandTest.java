package dev.drydock.bootstrap.commandline.remote.rollout.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.bootstrap.commandline.TestConsole;
import dev.drydock.bootstrap.commandline.remote.RecordedServer;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.remote.RemoteDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusCommandTest {
    private static final String SPRING = "GET /api/v1/rollouts/spring";
    private static final String ROLLOUT = """
            {"name":"spring","id":"a1","state":"%s","priority":0,"revision":4,"by":"anna",
             "image":{"name":"gateway-2.1","version":"2.1","models":["gateway"]},"onBad":"pause",
             "target":"model = gateway","counts":{"held":90,"succeeded":9,"failed":1},
             "waves":[{"number":1,"state":"passed","size":10,"counts":{"succeeded":9,"failed":1},"successes":9,"failures":1},
                      {"number":2,"state":"%s","size":90,"counts":{"held":90},"successes":0,"failures":0%s}]%s}""";

    private static final String AWAY = "{\"status\":503,\"detail\":\"the database is away\"}";

    @RegisterExtension
    final RecordedServer server = new RecordedServer();

    private static String rollout(String state, String wave, String ofWave, String more) {
        return ROLLOUT.formatted(state, wave, ofWave, more);
    }

    @Test
    void a_rollout_is_shown_wave_by_wave_with_what_it_waits_for() {
        server.on(SPRING, rollout("running", "open", ",\"outcomesMissing\":60", ""));

        assertThat(server.run("rollout", "status", "spring")).isEqualTo(4);

        assertThat(server.out()).isEqualTo("""
                Rollout:     spring (a1)
                State:       running
                Image:       gateway-2.1, version 2.1, for gateway
                Target:      model = gateway
                By:          anna
                Devices:     held 90, succeeded 9, failed 1

                WAVE  STATE   DEVICES  SUCCEEDED  FAILED  OUTCOMES       MEMBERS
                1     passed  10       9          1       10             succeeded 9, failed 1
                2     open    90       0          0       0 of about 60  held 90

                Wave 2 waits for outcomes: 0 of about 60.
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "draft             | held      |          | 4 | It waits for 'drydock rollout submit spring'.",
                "preparing         | held      |          | 4 | Its devices are being chosen.",
                "awaiting-approval | held      |          | 4 | 'drydock rollout approve spring' or 'drydock rollout deny spring'.",
                "scheduled         | held      |          | 4 | It begins soon, or with 'drydock rollout start spring'.",
                "running           | held      |          | 4 | Wave 2 waits for its turn.",
                "running           | asking    |          | 4 | Wave 2 waits for an operator: 'drydock rollout advance spring'.",
                "running           | soaking   |          | 4 | Wave 2 is watched for 1h.",
                "running           | undecided |          | 4 | 'drydock rollout advance spring --accept-undecided'.",
                "paused            | open      | operator | 4 | It waits for 'drydock rollout resume spring'.",
                "paused            | failed    | gate     | 1 | 'drydock rollout resume spring --accept-failures'.",
                "paused            | failed    | delivery | 1 | Too many devices could not get the image.",
                "paused            | open      | deadline | 4 | 'drydock rollout set spring --deadline TIME'",
                "aborting          | open      |          | 4 | It waits for the devices that are under way.",
                "rolling-back      | failed    |          | 4 | Devices that may have the image get the one of the way back, by rollout spring-rollback.",
                "completed         | passed    |          | 0 | held 90",
                "aborted           | open      |          | 1 | held 90",
                "rolled-back       | failed    |          | 1 | State:       rolled back",
                "denied            | held      |          | 1 | held 90"
            })
    void every_state_has_its_next_step_and_its_exit_status(
            String state, String wave, String pausedBy, int exitStatus, String sentence) {
        String more = pausedBy == null ? "" : ",\"pausedBy\":\"" + pausedBy + "\"";
        server.on(SPRING, rollout(state, wave, ",\"soak\":\"PT1H\"", more));

        assertThat(server.run("rollout", "status", "spring")).isEqualTo(exitStatus);

        assertThat(server.out().lines()).last().asString().contains(sentence.startsWith("held") ? "held 90" : "");
        assertThat(server.out()).contains(sentence);
    }

    @Test
    void devices_that_do_not_trust_the_image_are_named_with_what_they_say() {
        String more = ",\"pausedBy\":\"trust\",\"distrust\":[{\"code\":\"unknown-key\",\"device\":\"gw-1\"},"
                + "{\"code\":\"wrong-model\",\"device\":\"gw-2\"}]";
        server.on(SPRING, rollout("paused", "open", "", more));

        assertThat(server.run("rollout", "status", "spring")).isEqualTo(1);

        assertThat(server.out())
                .contains("paused by a device that does not trust the image")
                .contains("Devices do not trust the image: gw-1 refused it, unknown-key; gw-2 refused it, wrong-model. "
                        + "It waits for 'drydock rollout resume spring', once they do, or for 'drydock rollout resume "
                        + "spring --accept-refusals unknown-key --accept-refusals wrong-model'.");
    }

    @Test
    void the_start_the_way_back_and_the_verdict_are_told() {
        server.on(
                SPRING,
                rollout(
                        "scheduled",
                        "failed",
                        ",\"verdict\":\"bad\"",
                        ",\"start\":\"2027-03-01T02:00:00Z\",\"fallback\":{\"name\":\"old\",\"version\":\"1\",\"models\":[]}"));

        server.run("rollout", "status", "spring");

        assertThat(server.out())
                .contains("Way back:    old, version 1, for all models", "Start:       2027-03-01T02:00:00Z")
                .contains("failed (bad)", "It begins at 2027-03-01T02:00:00Z, or with");
    }

    @Test
    void a_wave_with_failures_that_is_too_small_to_be_good_says_what_it_waits_for() {
        server.on(
                SPRING,
                rollout("running", "soaking", ",\"soak\":\"PT1H30M\",\"outcomesMissing\":91", "")
                        .replace("\"failures\":0", "\"failures\":2"));

        server.run("rollout", "status", "spring");

        assertThat(server.out())
                .contains(
                        "Wave 2 is watched for 1h 30m. It has failures and too few outcomes to be good",
                        "'drydock rollout rollback spring --to IMAGE' or 'drydock rollout abort spring'");
    }

    @Test
    void scripts_get_the_document_itself() {
        server.on(SPRING, rollout("completed", "passed", "", ""));

        assertThat(server.run("rollout", "status", "spring", "--json")).isZero();

        assertThat(server.out().lines()).singleElement().asString().startsWith("{\"name\":\"spring\",\"id\":\"a1\"");
    }

    @Test
    void without_a_terminal_a_watch_has_a_line_for_each_change_until_the_rollout_is_at_rest() {
        server.on(SPRING, rollout("running", "open", "", ""))
                .on(SPRING, rollout("running", "open", "", ""))
                .on(SPRING, rollout("running", "soaking", "", ""))
                .on(SPRING, rollout("completed", "passed", "", ""));

        assertThat(server.run("rollout", "status", "spring", "--watch")).isZero();

        assertThat(server.asked()).hasSize(4);
        assertThat(server.out().lines().limit(3))
                .containsExactly(
                        "spring: running; wave 2 of 2 open, 0 outcomes, 0 failed; held 90, succeeded 9, failed 1",
                        "spring: running; wave 2 of 2 soaking, 0 outcomes, 0 failed; held 90, succeeded 9, failed 1",
                        "Rollout:     spring (a1)");
    }

    @Test
    void a_watch_ends_when_the_rollout_is_paused() {
        server.on(SPRING, rollout("paused", "open", "", ",\"pausedBy\":\"operator\""));

        assertThat(server.run("rollout", "status", "spring", "--watch")).isEqualTo(4);

        assertThat(server.out()).contains("State:       paused by an operator");
    }

    @Test
    void a_watch_of_scripts_has_a_document_for_each_change() {
        server.on(SPRING, rollout("running", "open", "", "")).on(SPRING, rollout("aborted", "open", "", ""));

        assertThat(server.run("rollout", "status", "spring", "--watch", "--json"))
                .isEqualTo(1);

        assertThat(server.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"name\":\"spring\""));
    }

    @Test
    void on_a_terminal_a_watch_is_drawn_anew_in_place() {
        server.on(SPRING, rollout("running", "open", "", ""))
                .on(SPRING, rollout("running", "soaking", "", ""))
                .on(SPRING, rollout("completed", "passed", "", ""));
        TestConsole console = new TestConsole().onTerminal(40);

        assertThat(console.run(server.line("rollout", "status", "spring", "--watch")))
                .isZero();

        assertThat(console.err().split("\u001b\\[12A\u001b\\[J", -1)).hasSize(3);
        assertThat(console.err().replaceAll("\u001b\\[[?]?[0-9]*[AJhl]", "").lines())
                .allMatch(line -> line.length() < 40)
                .anyMatch(line -> line.startsWith("2     soaking"));
        assertThat(console.out()).contains("State:       completed").doesNotContain("\u001b");
    }

    @Test
    void on_a_narrow_terminal_the_sentences_are_whole_and_a_low_one_shows_the_top_and_the_foot() {
        server.on(SPRING, rollout("running", "undecided", "", "")).on(SPRING, rollout("completed", "passed", "", ""));
        TestConsole console = new TestConsole().onTerminal(41, 10);

        assertThat(console.run(server.line("rollout", "status", "spring", "--watch")))
                .isZero();

        assertThat(console.err()).isEqualTo("""
                \u001b[?7lRollout:     spring (a1)
                State:       running
                Image:       gateway-2.1, version 2.1, f
                Target:      model = gateway
                ...
                Wave 2 has too few outcomes for a
                verdict. It waits for more, or for
                'drydock rollout advance spring
                --accept-undecided'.
                \u001b[?7h\u001b[9A\u001b[J""");
    }

    @Test
    void a_server_that_is_away_is_waited_for_and_said_once() {
        server.on(SPRING, rollout("running", "open", "", ""))
                .on(SPRING, 503, "application/problem+json", AWAY)
                .on(SPRING, 503, "application/problem+json", AWAY)
                .on(SPRING, rollout("completed", "passed", "", ""));

        assertThat(server.run("rollout", "status", "spring", "--watch")).isZero();

        assertThat(server.err()).isEqualTo("drydock: the database is away. It is looked for every second.\n");
        assertThat(server.out()).contains("State:       completed");
    }

    @Test
    void on_a_terminal_a_server_that_is_away_is_told_below_what_was_seen_last() {
        server.on(SPRING, rollout("running", "open", "", ""))
                .on(SPRING, 503, "application/problem+json", AWAY)
                .on(SPRING, rollout("completed", "passed", "", ""));
        TestConsole console = new TestConsole().onTerminal(80);

        assertThat(console.run(server.line("rollout", "status", "spring", "--watch")))
                .isZero();

        assertThat(console.err()).contains("Wave 2 waits for outcomes", "\n\nthe database is away. It is looked for");
        assertThat(console.out()).contains("State:       completed").doesNotContain("away");
    }

    @Test
    void a_server_that_stays_away_ends_a_watch_and_so_does_a_refusal() {
        RemoteDocument running = document(rollout("running", "open", "", ""));
        List<Integer> looks = new ArrayList<>();
        Watch watch = new Watch(server.console().console(), false, 1);

        assertThatThrownBy(() -> watch.run(() -> {
                    looks.add(1);
                    if (looks.size() == 1) {
                        return running;
                    }
                    throw new CommandFailure(ExitCode.UNREACHABLE, "nobody listens there");
                }))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("nobody listens there");
        assertThat(looks).hasSize(3);

        server.on(SPRING, rollout("running", "open", "", ""))
                .on(SPRING, 404, "application/problem+json", AWAY.replace("the database is away", "it is gone"));
        assertThat(server.run("rollout", "status", "spring", "--watch")).isEqualTo(2);
        assertThat(server.err()).contains("drydock: it is gone");
    }

    private static RemoteDocument document(String text) {
        try {
            return RemoteDocument.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedDocument e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_interrupt_ends_a_watch() throws Exception {
        server.on(SPRING, rollout("running", "open", "", ""));
        TestConsole console = new TestConsole();
        CompletableFuture<Integer> watch = console.start(server.line("rollout", "status", "spring", "--watch"));
        console.awaitOutput("spring: running");

        console.interrupt();

        assertThat(watch.get(60, TimeUnit.SECONDS)).isEqualTo(130);
    }
}
