package dev.drydock.bootstrap.commandline.remote.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.bootstrap.commandline.TestConsole;
import dev.drydock.bootstrap.commandline.remote.RecordedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateCommandTest {
    private static final String ROLLOUTS = "POST /api/v1/rollouts";
    private static final String DRAFT =
            "{\"name\":\"spring\",\"id\":\"a1\",\"state\":\"draft\",\"counts\":{},\"waves\":[]}";

    @RegisterExtension
    final RecordedServer server = new RecordedServer();

    @TempDir
    Path folder;

    private int create(String... options) {
        List<String> line = new ArrayList<>(List.of("rollout", "create"));
        line.addAll(List.of(options));
        return server.run(line.toArray(String[]::new));
    }

    private Path spec(String text) throws IOException {
        return Files.writeString(folder.resolve("spring.yaml"), text);
    }

    private void assertBody(String json) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(server.last().text())).isEqualTo(mapper.readTree(json));
    }

    @Test
    void what_is_given_alone_is_sent_and_the_server_knows_the_rest() throws IOException {
        server.on(ROLLOUTS, 201, DRAFT);

        assertThat(create("spring", "--image=gateway-2.1", "--target=model = gateway"))
                .isZero();

        assertThat(server.lines()).containsExactly("POST /api/v1/rollouts");
        assertThat(server.last().header("Idempotency-key")).matches("[0-9a-f-]{36}");
        assertBody("{\"name\":\"spring\",\"image\":\"gateway-2.1\",\"target\":\"model = gateway\"}");
        assertThat(server.out())
                .isEqualTo("Rollout spring is a draft.\nIt waits for 'drydock rollout submit spring'.\n");
    }

    @Test
    void every_option_is_a_member_of_its_kind() throws IOException {
        server.on(ROLLOUTS, 201, DRAFT);

        create(("spring --waves=1%,100% --good=1% --bad=9% --stop-after=5 --max-failed=3% --soak=1h --patience=2h "
                        + "--in-flight=50 --per-minute=600 --grow=1.5 --start=2027-03-01T02:00:00Z "
                        + "--window=02:00-05:00 --zone=Europe/Oslo --deadline=9d --on-bad=rollback=gateway-2.0 "
                        + "--orders=desired --retry=disk-full=2,download-timeout=5 --step-timeout=install=90m "
                        + "--offline-wait=14d --priority=-3 --dynamic --needs-approval --abort-patience=30m --accept-simulated")
                .split(" "));

        assertBody("""
                {"name":"spring","waves":"1%,100%","good":"1%","bad":"9%","stop-after":5,"max-failed":"3%","soak":"1h",
                 "patience":"2h","in-flight":50,"per-minute":600,"grow":1.5,"start":"2027-03-01T02:00:00Z",
                 "window":"02:00-05:00","zone":"Europe/Oslo","deadline":"9d","on-bad":"rollback=gateway-2.0",
                 "orders":"desired","retry":{"disk-full":2,"download-timeout":5},"step-timeout":{"install":"90m"},
                 "offline":"14d","priority":-3,"dynamic":true,"needs-approval":true,"accept-simulated":true,
                 "abort-patience":"30m"}""");
    }

    @Test
    void waves_may_be_given_one_by_one() throws IOException {
        server.on(ROLLOUTS, 201, DRAFT);

        create(
                "spring",
                "--wave",
                "soak=1h then=ask where tag.site in (oslo, bergen)",
                "--wave=count=50 soak=1h",
                "--wave=then=ask percent=10",
                "--wave=percent=100");

        assertBody("""
                {"name":"spring","waves":"where tag.site in (oslo, bergen) soak=1h then=ask,count=50 soak=1h,10% then=ask,100%"}""");
    }

    @Test
    void the_line_and_the_column_of_a_document_that_nobody_has_seen_are_left_out() {
        server.on(
                ROLLOUTS,
                422,
                "application/problem+json",
                "{\"detail\":\"line 1, column 26: waves: expected shares that add up, found '10'\"}");

        assertThat(create("spring", "--waves=10,20")).isEqualTo(2);

        assertThat(server.err()).contains("drydock: waves: expected shares that add up, found '10'");
    }

    @Test
    void a_value_of_a_wrong_kind_is_left_to_the_server() throws IOException {
        server.on(ROLLOUTS, 422, "application/problem+json", "{\"detail\":\"'stop-after': expected a whole number\"}");

        assertThat(create("spring", "--stop-after=five", "--in-flight=all", "--retry=3"))
                .isEqualTo(2);

        assertBody("{\"name\":\"spring\",\"stop-after\":\"five\",\"in-flight\":\"all\",\"retry\":3}");
        assertThat(server.err()).contains("drydock: 'stop-after': expected a whole number");
    }

    @Test
    void a_file_is_sent_with_its_members_nested_and_the_command_line_before_it() throws IOException {
        server.on(ROLLOUTS, 201, DRAFT);
        Path file = spec("""
                name: spring
                image: gateway-2.1
                target: model = gateway
                dynamic: true
                waves: [{count: 5, soak: 1h, then: ask}, {percent: 100%}]
                good: 1%
                retry: {disk-full: 2}
                fleet: {devices: 200, failing: {unhealthy: 1%}}
                """);

        assertThat(create("-f", file.toString(), "--good=3%")).isZero();

        assertBody("""
                {"name":"spring","image":"gateway-2.1","target":"model = gateway","dynamic":true,
                 "waves":"count=5 soak=1h then=ask,100%","good":"3%","retry":{"disk-full":2},
                 "fleet":{"devices":200,"failing":{"unhealthy":"1%"}}}""");
    }

    @Test
    void a_name_on_the_command_line_comes_before_that_of_the_file() throws IOException {
        server.on(ROLLOUTS, 201, DRAFT);

        create("summer", "-f", spec("name: spring").toString());

        assertBody("{\"name\":\"summer\"}");
    }

    @Test
    void what_the_environment_sets_is_given_too() throws IOException {
        server.on(ROLLOUTS, 201, DRAFT);
        TestConsole console = new TestConsole().with("DRYDOCK_IN_FLIGHT", "7");

        assertThat(console.run(server.line("rollout", "create", "spring"))).isZero();

        assertBody("{\"name\":\"spring\",\"in-flight\":7}");
    }

    @Test
    void a_rollout_may_be_submitted_at_once() {
        server.on(ROLLOUTS, 201, DRAFT).on("POST /api/v1/rollouts/spring/submit", DRAFT.replace("draft", "preparing"));

        assertThat(create("spring", "--submit")).isZero();

        assertThat(server.lines()).containsExactly("POST /api/v1/rollouts", "POST /api/v1/rollouts/spring/submit");
        assertThat(server.out()).isEqualTo("Rollout spring is preparing.\nIts devices are being chosen.\n");
    }

    @Test
    void a_submission_that_is_refused_leaves_a_draft_and_says_so() {
        server.on(ROLLOUTS, 201, DRAFT)
                .on("POST /api/v1/rollouts/spring/submit", 409, "{\"detail\":\"no device fits the target\"}");

        assertThat(create("spring", "--submit")).isEqualTo(1);

        assertThat(server.err())
                .contains("rollout spring was created, and is a draft still: no device fits the target");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--image=i | name the rollout, such as 'drydock rollout create spring-2.1'",
                "spring --retry=disk-full=2,disk-full=3 | --retry: 'disk-full' has a value already",
                "spring --waves=100% --wave=percent=100 | --waves and --wave both describe the waves",
                "spring -f nowhere.yaml | --file: 'nowhere.yaml' does not exist"
            })
    void wrong_use_says_what_was_wanted_and_asks_nothing(String options, String message) {
        assertThat(create(options.split(" "))).isEqualTo(2);

        assertThat(server.err()).contains(message);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void a_file_that_is_no_specification_is_told_with_its_place() throws IOException {
        assertThat(create("-f", spec("name: n\nsoap: 10m").toString())).isEqualTo(2);

        assertThat(server.err()).contains("line 2").contains("there is no member 'soap' here");
    }
}
