package dev.drydock.bootstrap.commandline.remote.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.TestConsole;
import dev.drydock.bootstrap.commandline.remote.RecordedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MoveCommandsTest {
    private static final String SPRING = "/api/v1/rollouts/spring-2.1";
    private static final String RUNNING = """
            {"name":"spring-2.1","id":"a1","state":"running","priority":0,"revision":4,"counts":{"held":3},
             "waves":[{"number":1,"state":"open","size":3,"counts":{"held":3},"successes":1,"failures":0,
                       "outcomesMissing":59}]}""";

    @RegisterExtension
    final RecordedServer server = new RecordedServer();

    @ParameterizedTest
    @EnumSource(Move.class)
    void a_move_is_posted_and_the_state_after_it_is_told(Move move) {
        server.on("POST " + SPRING + "/" + move.word(), RUNNING);

        assertThat(server.run("rollout", move.word(), "spring-2.1")).isZero();

        assertThat(server.lines()).containsExactly("POST " + SPRING + "/" + move.word());
        assertThat(server.last().text()).isEqualTo("{}");
        assertThat(server.last().header("Idempotency-key")).matches("[0-9a-f-]{36}");
        assertThat(server.out())
                .isEqualTo("Rollout spring-2.1 is running.\nWave 1 waits for outcomes: 1 of about 60.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "advance | {}",
                "advance --accept-undecided | {\"acceptUndecided\":true}",
                "rollback | {}",
                "rollback --to=gateway-2.0 | {\"to\":\"gateway-2.0\"}",
                "resume | {}",
                "resume --accept-failures | {\"acceptFailures\":true}",
                "resume --accept-refusals=unknown-key --accept-refusals=a,b | "
                        + "{\"acceptRefusals\":[\"unknown-key\",\"a\",\"b\"]}",
                "retry | {}",
                "retry --device=gw-1 | {\"device\":\"gw-1\"}",
                "retry --device=gw-1 --force | {\"device\":\"gw-1\",\"force\":true}"
            })
    void a_move_may_have_further_words(String command, String words) {
        String[] line = (command + " spring-2.1 --json").split(" ");
        server.on("POST " + SPRING + "/" + line[0], RUNNING);
        String[] whole = new String[line.length + 1];
        whole[0] = "rollout";
        System.arraycopy(line, 0, whole, 1, line.length);

        assertThat(server.run(whole)).as(server.err()).isZero();

        assertThat(server.last().text()).isEqualTo(words);
        assertThat(server.out()).startsWith("{\"name\":\"spring-2.1\"");
    }

    @Test
    void only_one_device_is_forced() {
        assertThat(server.run("rollout", "retry", "spring-2.1", "--force")).isEqualTo(2);

        assertThat(server.err()).contains("--force is for one device; name it with --device");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void a_retry_of_a_rollout_that_has_ended_names_the_one_that_tries_again() {
        server.on("POST " + SPRING + "/retry", RUNNING.replace("spring-2.1", "spring-2.1-retry-1"));

        assertThat(server.run("rollout", "retry", "spring-2.1")).isZero();

        assertThat(server.out())
                .startsWith("Rollout spring-2.1 has ended. Rollout spring-2.1-retry-1 tries its devices again, and "
                        + "begins at once.\nRollout spring-2.1-retry-1 is running.\n")
                .endsWith("'drydock rollout status spring-2.1-retry-1 --watch' follows it, and 'drydock rollout pause "
                        + "spring-2.1-retry-1' stops it.\n");
    }

    @Test
    void a_move_that_is_refused_is_told_with_its_reason() {
        server.on("POST " + SPRING + "/start", 409, "{\"detail\":\"the rollout is in another state\"}");

        assertThat(server.run("rollout", "start", "spring-2.1")).isEqualTo(1);

        assertThat(server.err()).contains("drydock: the rollout is in another state");
    }

    @Test
    void a_draft_is_deleted() {
        server.on("DELETE " + SPRING, 204, "");

        assertThat(server.run("rollout", "delete", "spring-2.1")).isZero();

        assertThat(server.out()).isEqualTo("Rollout spring-2.1 is deleted.\n");
    }

    @Test
    void limits_and_pace_are_changed_by_what_is_on_the_command_line_alone() {
        server.on("PATCH " + SPRING, RUNNING);
        TestConsole console = new TestConsole().with("DRYDOCK_SOAK", "9h");

        assertThat(console.run(server.line(
                        "rollout",
                        "set",
                        "spring-2.1",
                        "--in-flight=500",
                        "--deadline=3d",
                        "--grow=2",
                        "--max-failed=3%")))
                .isZero();

        assertThat(server.last().line()).isEqualTo("PATCH " + SPRING);
        assertThat(server.last().header("Content-type")).isEqualTo("application/json");
        assertThat(server.last().text())
                .isEqualTo("{\"max-failed\":\"3%\",\"in-flight\":500,\"grow\":2,\"deadline\":\"3d\"}");
    }

    @Test
    void every_change_has_its_member() {
        server.on("PATCH " + SPRING, RUNNING);

        server.run(("rollout set spring-2.1 --in-flight=all --per-minute=60 --grow=1.5 --deadline=1d --stop-after=5 "
                        + "--max-failed=3% --good=1% --bad=9% --soak=1h --patience=2h --window=02:00-05:00 --zone=UTC")
                .split(" "));

        ChangeOptions.MEMBERS.forEach(
                member -> assertThat(server.last().text()).contains("\"" + member.path() + "\":"));
    }

    @Test
    void a_change_of_nothing_is_wrong_use() {
        assertThat(server.run("rollout", "set", "spring-2.1")).isEqualTo(2);

        assertThat(server.err()).contains("say what to change, such as --in-flight 500");
    }

    @Test
    void a_change_that_somebody_was_ahead_of_is_told() {
        server.on("PATCH " + SPRING, 412, "{\"detail\":\"it was changed since revision 3\"}");

        assertThat(server.run("rollout", "set", "spring-2.1", "--soak=1h")).isEqualTo(1);

        assertThat(server.err()).contains("drydock: it was changed since revision 3");
    }
}
