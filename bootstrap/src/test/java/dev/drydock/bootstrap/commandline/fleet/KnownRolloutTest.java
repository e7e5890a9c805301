package dev.drydock.bootstrap.commandline.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.remote.RecordedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The dry run of a rollout that is on a server, and its settings. */
class KnownRolloutTest {
    private static final String SPRING = "GET /api/v1/rollouts/spring/";

    @RegisterExtension
    final RecordedServer server = new RecordedServer();

    private void holds(String waves, String sizes, int devices) {
        server.on(
                        SPRING + "specification",
                        "{\"name\":\"spring\",\"target\":\"all\",\"soak\":\"5m\",\"waves\":\"" + waves + "\"}")
                .on(SPRING + "preview", "{\"devices\":" + devices + ",\"waves\":" + sizes + "}");
    }

    @Test
    void its_own_settings_are_run_with_as_many_devices_as_it_has() {
        holds("10%,100%", "[{\"size\":40},{\"size\":360}]", 400);

        assertThat(server.run("rollout", "simulate", "spring", "--failing=0%")).isZero();

        assertThat(server.out()).contains("400 devices");
        assertThat(server.lines()).containsExactly(SPRING + "specification", SPRING + "preview");
    }

    @Test
    void a_wave_by_query_becomes_one_of_so_many_devices() {
        holds(
                "where tag.ring = canary soak=1h then=ask,where tag.ring = none,where tag.ring = early,25%,100%",
                "[{\"size\":3},{\"size\":0},{\"size\":20},{\"size\":77},{\"size\":300}]", 400);

        assertThat(server.run("rollout", "simulate", "spring", "--failing=0%", "--json"))
                .isZero();

        assertThat(server.out()).contains("\"devices\":3,", "\"devices\":20,", "\"devices\":77,", "\"devices\":300,");
    }

    @Test
    void the_command_line_comes_before_its_settings() {
        holds("10%,100%", "[{\"size\":40},{\"size\":360}]", 400);

        assertThat(server.run("rollout", "simulate", "spring", "--failing=0%", "--devices=90"))
                .isZero();

        assertThat(server.out()).contains("90 devices").doesNotContain("400 devices");
    }

    @Test
    void a_setting_that_cannot_be_used_is_told_with_its_rollout() {
        holds("10%,100%", "[{\"size\":40},{\"size\":360}]", 400);

        assertThat(server.run("rollout", "simulate", "spring", "--waves=50%,20%,100%"))
                .isEqualTo(2);

        assertThat(server.err()).contains("--waves");
    }

    @Test
    void a_rollout_without_devices_is_not_run() {
        holds("100%", "[{\"size\":0}]", 0);

        assertThat(server.run("rollout", "simulate", "spring")).isEqualTo(2);

        assertThat(server.err()).contains("rollout spring has no device now");
    }

    @Test
    void a_rollout_and_a_file_exclude_each_other() {
        assertThat(server.run("rollout", "simulate", "spring", "-f", "spring.yaml"))
                .isEqualTo(2);

        assertThat(server.err()).contains("ROLLOUT and --file both describe the rollout");
        assertThat(server.lines()).isEmpty();
    }

    @Test
    void settings_of_a_server_that_are_none_are_told() {
        server.on(SPRING + "specification", "{\"soak\":\"5m\"}").on(SPRING + "preview", "{\"devices\":4}");

        assertThat(server.run("rollout", "simulate", "spring")).isEqualTo(1);

        assertThat(server.err()).contains("the member 'name' is missing");
    }

    @Test
    void settings_are_shown_as_a_specification() {
        server.on(
                SPRING + "specification",
                "{\"name\":\"spring\",\"in-flight\":100,\"window\":\"Mon 22:00-05:00\",\"retry\":{\"disk-full\":2},\"target\":\"tag.a = \u00e9\"}");

        assertThat(server.run("rollout", "show", "spring")).isZero();

        assertThat(server.out()).isEqualTo("""
                name: "spring"
                in-flight: 100
                window: "Mon 22:00-05:00"
                retry: {"disk-full":2}
                target: "tag.a = \\u00e9"
                """);
    }
}
