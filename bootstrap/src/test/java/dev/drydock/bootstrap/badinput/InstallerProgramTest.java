package dev.drydock.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.bootstrap.peer.Broker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A device whose images a program puts in place, and what becomes of an update when that program does not do its work. */
@Execution(ExecutionMode.CONCURRENT)
class InstallerProgramTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @TempDir
    Path state;

    private FakeInstaller installer;
    private Workbench bench;

    @BeforeEach
    void setUp() throws Exception {
        installer = new FakeInstaller(folder);
        bench = Workbench.on(Broker.EMBEDDED, state, Setup.QUICK.installingBy(installer.program(), PATIENCE));
    }

    @AfterEach
    void tearDown() throws Exception {
        bench.close();
    }

    @Test
    void updates_go_to_one_slot_and_then_to_the_other() throws Exception {
        Image image = Image.small();
        JsonNode end = bench.reports.awaitEnd(bench.taken(bench.orderFor(image)));

        assertThat(end.at("/update/state").asText()).as(bench.app().said()).isEqualTo("completed");
        assertThat(end.at("/update/versionProof").asText()).isEqualTo("version");
        assertThat(installer.booted()).isEqualTo("two");
        assertThat(installer.image("two")).isEqualTo(image.bytes());
        assertThat(state.resolve("slots/b/image")).as("room that is given back").isEmptyFile();

        bench.takesTheNextGoodUpdate();
        assertThat(installer.booted()).isEqualTo("one");
        assertThat(installer.changes()).containsExactly("install one", "commit one", "install two", "commit two");
    }

    @Test
    void an_order_for_the_image_that_runs_installs_nothing() throws Exception {
        ObjectNode order = bench.orderFor(Image.small());
        bench.reports.awaitEnd(bench.taken(order));

        JsonNode again = bench.reports.awaitEnd(bench.taken(order.deepCopy().put("updateId", "again")));

        assertThat(again.at("/update/reason/code").asText()).isEqualTo("already-installed");
        assertThat(installer.changes()).hasSize(2);
    }

    @Test
    void what_the_installer_refuses_is_reported_in_its_words_and_called_off() throws Exception {
        installer.fails("install", "echo 'signature verification failed' >&2; exit 3");

        ends("failed", "install-failed", "ended with exit code 3; it said: signature verification failed");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(installer.changes()).containsExactly("install one", "rollback one"));
        installer.works("install");
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void an_installer_that_does_not_say_what_runs_is_not_let_loose() throws Exception {
        installer.fails("running", "exit 1");

        ends("failed", "installer-unavailable", "running");

        assertThat(installer.changes()).isEmpty();
        installer.works("running");
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void an_installer_that_hangs_is_given_up() throws Exception {
        bench.stop();
        bench.start(Setup.QUICK.installingBy(installer.program(), Duration.ofSeconds(1)));
        installer.fails("install", "sleep 1000");

        ends("failed", "install-timeout|install-failed", "");

        installer.works("install");
        bench.stop();
        bench.start(setup());
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_system_that_does_not_boot_is_reported_and_called_off() throws Exception {
        installer.fails("install", "exit 0");

        ends("rolledBack", "did-not-boot", "");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(installer.changes()).containsExactly("install one", "rollback one"));
        installer.works("install");
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_system_of_another_version_is_rolled_back() throws Exception {
        installer.fails("install", "DRYDOCK_VERSION=9.9.9");

        ends("rolledBack", "wrong-version", "9.9.9");

        assertThat(installer.booted()).isEqualTo("one");
        installer.works("install");
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void an_unhealthy_system_without_a_way_back_stays_and_is_reported() throws Exception {
        restartWithHealthCheck("test -e " + folder.resolve("healthy"));
        installer.fails("rollback", "exit 64");

        JsonNode end = ends("failed", "unhealthy-no-rollback", "unhealthy");

        assertThat(end.at("/firmware/currentFwVersion").asText()).isNotEqualTo("1.0.0");
        assertThat(installer.booted()).isEqualTo("two");
        assertThat(folder.resolve("healthy").toFile().createNewFile()).isTrue();
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_device_that_no_rollback_gets_back_lives_on_with_the_new_system_from_its_next_start_on() throws Exception {
        restartWithHealthCheck("test -e " + folder.resolve("healthy"));
        installer.fails("rollback", "exit 1");

        ends("failed", "rollback-failed", "");

        assertThat(installer.changes()).containsExactly("install one", "rollback one", "rollback one", "rollback one");
        assertThat(folder.resolve("healthy").toFile().createNewFile()).isTrue();
        bench.stop();
        bench.start(setup());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.readString(state.resolve("boot.json")).contains("\"committed\":\"B\""));
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_trial_that_reboots_in_a_loop_is_rolled_back_after_its_count() throws Exception {
        restartWithHealthCheck("test -e " + folder.resolve("healthy") + " || sleep 1000");
        String id = bench.taken(bench.orderFor(Image.small()));
        for (int boot = 1; boot <= 3; boot++) {
            bench.reports.awaitState(id, "onTrial");
            bench.stop();
            bench.start(setup().checkedBy("test -e " + folder.resolve("healthy") + " || sleep 1000"));
        }

        JsonNode end = bench.reports.awaitEnd(id);

        assertThat(end.at("/update/state").asText()).isEqualTo("rolledBack");
        assertThat(end.at("/update/reason/code").asText()).isEqualTo("too-many-restarts");
        assertThat(installer.booted()).isEqualTo("one");
        assertThat(folder.resolve("healthy").toFile().createNewFile()).isTrue();
        bench.takesTheNextGoodUpdate();
    }

    private Setup setup() {
        return Setup.QUICK.installingBy(installer.program(), PATIENCE);
    }

    private void restartWithHealthCheck(String command) throws Exception {
        bench.stop();
        bench.start(setup().checkedBy(command));
    }

    private JsonNode ends(String state, String reason, String said) throws Exception {
        JsonNode end = bench.reports.awaitEnd(bench.taken(bench.orderFor(Image.small())));
        assertThat(end.at("/update/state").asText())
                .as(end + "\n" + bench.app().said())
                .isEqualTo(state);
        assertThat(end.at("/update/reason/code").asText()).matches(reason);
        assertThat(end.at("/update/reason/message").asText()).contains(said);
        return end;
    }
}
