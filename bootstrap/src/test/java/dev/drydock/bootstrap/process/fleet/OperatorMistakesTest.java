package dev.drydock.bootstrap.process.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operators do wrong on the command line of a server is told with what was wrong and what to do. */
class OperatorMistakesTest {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void server() {
        DrydockRun server = bench.start(
                        "server",
                        "--data-dir",
                        bench.path("server"),
                        "--listen",
                        "127.0.0.1:0",
                        "--images-listen",
                        "127.0.0.1:0",
                        "--broker-listen",
                        "127.0.0.1:0",
                        "--simulate-fleet",
                        "20",
                        "--simulate-stage",
                        "50ms")
                .awaitOutput("Commands reach the server");
        environment.put("DRYDOCK_TOKEN_FILE", bench.path("server/admin.token"));
        environment.put(
                "DRYDOCK_SERVER",
                server.outputLines().stream()
                        .filter(line -> line.startsWith("Commands reach the server"))
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst(".*(http://[0-9.]+:[0-9]+).*", "$1"));
        Awaitility.await()
                .atMost(ServerRig.PATIENCE)
                .until(() -> run("fleet", "counts").errors().contains("20 devices."));
    }

    private DrydockRun run(String... command) {
        return bench.runWith(environment, command);
    }

    private String done(String... command) {
        DrydockRun run = run(command);
        assertThat(run.exitStatus()).as(run.toString()).isZero();
        return run.output();
    }

    private void refused(int status, String words, String... command) {
        DrydockRun run = run(command);
        assertThat(run.exitStatus()).as(run.toString()).isEqualTo(status);
        assertThat(run.errors()).contains(words).doesNotContain("\tat ");
    }

    private void addImage(String version) {
        done("image", "add", bench.file(version, "the bytes of " + version).toString(), "--version", version);
    }

    @Test
    void names_that_are_taken_and_words_that_come_too_early_or_too_late_are_told_the_state() {
        addImage("2.0.0");
        refused(
                FAILED,
                "another image",
                "image",
                "add",
                bench.file("other", "other bytes").toString(),
                "--version=2.0.0");
        done("rollout", "create", "spring", "--image=image-2.0.0", "--target=all", "--accept-simulated");
        refused(FAILED, "spring", "rollout", "create", "spring", "--image=image-2.0.0", "--target=all");
        refused(FAILED, "it is a draft, and takes these words alone: submit", "rollout", "start", "spring");
        refused(WRONG_USE, "no rollout", "rollout", "start", "sprung");
        refused(WRONG_USE, "image-7", "rollout", "create", "summer", "--image=image-7", "--target=all");

        done("rollout", "submit", "spring");
        refused(FAILED, "takes these words alone: ", "rollout", "submit", "spring");
    }

    @Test
    void a_rollout_that_the_gate_stopped_goes_on_by_an_explicit_word_alone_or_back_to_a_named_image() {
        addImage("2.0.0");
        addImage("2.1.0-bad");
        done(
                "rollout",
                "create",
                "spring",
                "--image=image-2.1.0-bad",
                "--target=all",
                "--waves=100%",
                "--soak=1s",
                "--stop-after=1",
                "--accept-simulated",
                "--submit");
        assertThat(run("rollout", "status", "spring", "--watch").exitStatus()).isEqualTo(FAILED);

        refused(FAILED, "--accept-failures", "rollout", "resume", "spring");
        refused(FAILED, "rollback --to IMAGE", "rollout", "rollback", "spring");
        refused(WRONG_USE, "image-7", "rollout", "rollback", "spring", "--to=image-7");
        assertThat(done("rollout", "rollback", "spring", "--to=image-2.0.0"))
                .contains("Rollout spring is rolling back.", "rollout spring-rollback");
        assertThat(run("rollout", "status", "spring", "--watch").exitStatus()).isEqualTo(FAILED);
        assertThat(done("rollout", "status", "spring-rollback"))
                .contains("Target:      those that took image-2.1.0-bad in spring", "Image:       image-2.0.0");
        refused(FAILED, "was rolled back once", "rollout", "rollback", "spring", "--to=image-2.0.0");
    }

    @Test
    void a_specification_that_cannot_be_read_is_told_with_its_place_and_nothing_is_created() {
        addImage("2.0.0");
        String good = "name: spring\nimage: image-2.0.0\ntarget: all\n";
        specification(good + "soap: 1h\n", "line 4, column 1: there is no member 'soap' here");
        specification(good + "soak: [1h]\n", "line 4");
        specification(good + "dynamic: maybe\n", "'dynamic': expected a boolean such as true");
        specification(good + "priority: 1000\n", "priority");
        specification("{\"name\": \"spring\", ", "line 1");
        specification("# " + "x".repeat(70_000) + "\n" + good, "at most 65536 characters");

        assertThat(done("rollout", "list")).doesNotContain("spring");
    }

    private void specification(String text, String words) {
        String file = bench.file("spec.yaml", text).toString();
        refused(WRONG_USE, words, "rollout", "create", "-f", file);
        refused(WRONG_USE, words, "rollout", "preview", "-f", file);
    }

    @Test
    void whoever_has_no_token_that_counts_is_told_where_to_get_one() {
        String secret = done("token", "create", "--person=anna", "--name=laptop");
        String brief = done("token", "create", "--person=anna", "--name=ci", "--lifetime=1s");
        String id = done("token", "list", "--json")
                .lines()
                .filter(line -> line.contains("laptop"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
        String own = bench.file("anna.token", secret).toString();
        assertThat(done("image", "list", "--token-file", own)).isNotNull();
        done("token", "revoke", id);

        refused(WRONG_USE, "drydock token create", "image", "list", "--token-file", own);
        refused(WRONG_USE, "the token is wrong, or was revoked", "image", "list", "--token-file", own);
        String wrong = bench.file("wrong.token", "ddk_" + "A".repeat(43)).toString();
        refused(WRONG_USE, "the token is wrong, or was revoked", "image", "list", "--token-file", wrong);
        refused(WRONG_USE, "none.token", "image", "list", "--token-file", bench.path("none.token"));
        String expiring = bench.file("ci.token", brief).toString();
        Awaitility.await()
                .atMost(ServerRig.PATIENCE)
                .until(() -> run("image", "list", "--token-file", expiring)
                        .errors()
                        .contains("the token ci has expired; create another one"));
    }

    @Test
    void of_two_operators_at_once_one_is_told_what_the_other_did() {
        addImage("2.0.0");
        done("rollout", "create", "spring", "--image=image-2.0.0", "--target=all", "--start=2099-01-01T00:00:00Z");

        long done = IntStream.range(0, 2)
                .parallel()
                .mapToObj(operator -> run("rollout", "submit", "spring"))
                .filter(run -> run.exitStatus() == 0
                        || !run.errors().contains("takes these words alone")
                        || run.exitStatus() != FAILED)
                .count();

        assertThat(done).isEqualTo(1);
    }
}
