package dev.drydock.bootstrap.commandline.remote.rollout.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.remote.RecordedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Members, parts, lists and previews of rollouts. */
class MembersCommandTest {
    private static final String ROLLOUTS = "/api/v1/rollouts";

    @RegisterExtension
    final RecordedServer server = new RecordedServer();

    @Test
    void members_are_counted_by_state_and_reason() {
        server.on("GET " + ROLLOUTS + "/spring/reasons", """
                {"items":[{"state":"failed","reason":"disk-full","meaning":"there was no room","members":3},
                          {"state":"succeeded","members":1200}]}""");

        assertThat(server.run("rollout", "members", "spring", "--state=failed", "--state=succeeded,lost"))
                .isZero();

        assertThat(server.lines())
                .containsExactly("GET " + ROLLOUTS + "/spring/reasons?state=failed&state=succeeded&state=lost");
        assertThat(server.out()).isEqualTo("""
                STATE      REASON     MEMBERS  MEANING
                failed     disk-full  3        there was no room
                succeeded  -          1200     -
                """);
        assertThat(server.err()).contains("1203 members.");
    }

    @Test
    void members_are_listed_page_by_page() {
        server.on("GET " + ROLLOUTS + "/spring/members", """
                        {"items":[{"device":"gw-1","state":"failed","reason":"disk-full","step":"download","wave":1,"attempt":2}],
                         "next":"gw-1"}""").on("GET " + ROLLOUTS + "/spring/members", """
                        {"items":[{"device":"gw-2","state":"held","wave":2,"attempt":1}]}""");

        assertThat(server.run("rollout", "members", "spring", "--list")).isZero();

        assertThat(server.lines())
                .containsExactly(
                        "GET " + ROLLOUTS + "/spring/members?limit=1000",
                        "GET " + ROLLOUTS + "/spring/members?limit=1000&cursor=gw-1");
        assertThat(server.out()).isEqualTo("""
                DEVICE  STATE   REASON     STEP      WAVE  ATTEMPT
                gw-1    failed  disk-full  download  1     2
                gw-2    held    -          -         2     1
                """);
        assertThat(server.err()).contains("2 members.");
    }

    @Test
    void scripts_get_a_document_for_each_reason() {
        server.on("GET " + ROLLOUTS + "/spring/reasons", "{\"items\":[{\"state\":\"held\",\"members\":1}]}");

        assertThat(server.run("rollout", "members", "spring", "--json")).isZero();

        assertThat(server.out()).isEqualTo("{\"state\":\"held\",\"members\":1}\n");
        assertThat(server.err()).isEmpty();
    }

    @Test
    void the_place_of_a_device_is_told_in_sentences() {
        server.on("GET /api/v1/fleet/devices/gw-1/why", """
                {"device":"gw-1","items":[{"rollout":"spring","state":"held","wave":2,"version":"2.1",
                 "why":"held: wave 2 opens when wave 1 has passed"}]}""");

        assertThat(server.run("rollout", "why", "gw-1")).isZero();

        assertThat(server.out()).isEqualTo("""
                ROLLOUT  WAVE  VERSION  WHY
                spring   2     2.1      held: wave 2 opens when wave 1 has passed
                """);
    }

    @Test
    void rollouts_are_listed() {
        server.on("GET " + ROLLOUTS, """
                {"items":[{"name":"spring","state":"paused","pausedBy":"gate","priority":5,"by":"anna",
                           "image":{"name":"gateway-2.1"},"counts":{"held":3,"succeeded":1}},
                          {"name":"winter","state":"draft","priority":0,"counts":{}}]}""");

        assertThat(server.run("rollout", "list")).isZero();

        assertThat(server.lines()).containsExactly("GET " + ROLLOUTS + "?limit=1000");
        assertThat(server.out()).isEqualTo("""
                ROLLOUT  STATE               IMAGE        PRIORITY  BY    DEVICES
                spring   paused by the gate  gateway-2.1  5         anna  held 3, succeeded 1
                winter   draft               -            0         -     -
                """);
        assertThat(server.err()).contains("2 rollouts.");
    }

    @Test
    void a_preview_tells_waves_and_warnings() {
        server.on("GET " + ROLLOUTS + "/spring/preview", """
                {"devices":100,"waves":[{"number":1,"size":1,"decidesAlone":false},{"number":2,"size":99,"decidesAlone":true}],
                 "skipped":{"already-there":7},"away":4,"warnings":["wave 1 is small"]}""");

        assertThat(server.run("rollout", "preview", "spring")).isZero();

        assertThat(server.out()).isEqualTo("""
                Devices:     100
                Away:        4
                Skipped:     7, already-there
                WARNING:     wave 1 is small

                WAVE  DEVICES  DECIDES ALONE
                1     1        no
                2     99       yes
                """);
    }

    @Test
    void a_rollout_that_does_not_exist_yet_is_previewed_by_a_file_or_by_options(@TempDir Path folder)
            throws IOException {
        server.on("POST " + ROLLOUTS + "/preview", """
                {"devices":100,"waves":[{"number":1,"size":100,"decidesAlone":true}],"skipped":{"simulated":3},"away":0,
                 "warnings":[]}""");
        Path spec = Files.writeString(folder.resolve("spring.yaml"), """
                name: spring
                image: gateway-2.1
                target: model = gateway
                accept-simulated: true
                """);

        assertThat(server.run("rollout", "preview", "-f", spec.toString(), "--waves", "100%"))
                .isZero();

        assertThat(server.last().text())
                .isEqualTo("{\"name\":\"spring\",\"waves\":\"100%\",\"image\":\"gateway-2.1\","
                        + "\"target\":\"model = gateway\",\"accept-simulated\":true}");
        assertThat(server.out()).startsWith("Devices:     100\nAway:        0\nSkipped:     3, simulated\n");

        assertThat(server.run("rollout", "preview", "--image", "gateway-2.1", "--target", "all"))
                .isZero();

        assertThat(server.last().text())
                .isEqualTo("{\"name\":\"preview\",\"image\":\"gateway-2.1\",\"target\":\"all\"}");
    }

    @Test
    void a_preview_of_nothing_is_wrong_use() {
        assertThat(server.run("rollout", "preview")).isEqualTo(2);

        assertThat(server.err()).contains("name a rollout", "or describe one, with -f or --image and --target");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void a_rollout_that_is_not_there_is_told() {
        server.on("GET " + ROLLOUTS + "/nope/preview", 404, "{\"detail\":\"there is no rollout of the name nope\"}");

        assertThat(server.run("rollout", "preview", "nope")).isEqualTo(2);

        assertThat(server.err()).contains("drydock: there is no rollout of the name nope");
    }
}
