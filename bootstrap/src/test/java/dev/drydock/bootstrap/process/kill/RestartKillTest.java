package dev.drydock.bootstrap.process.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.GatedImages;
import dev.drydock.bootstrap.process.SharedBroker;
import dev.drydock.bootstrap.process.TestImage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Restarts of every kind: by the exit status with a supervisor, by a command that restarts nothing, and kills between. */
@Execution(ExecutionMode.CONCURRENT)
class RestartKillTest {
    private static final int KILLS = 3;

    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private final TestImage image = TestImage.of(1 << 20, 31, "2.0.0");

    @Test
    void with_restart_exit_the_status_is_75_and_the_next_start_proves_the_version() throws Exception {
        Path version = bench.file("version", "1.0.0\n");
        BareService service = bench.keep(BROKER.client()).follow("supervised");
        DrydockRun device = order(
                bench.connectedDeviceProcess(BROKER.uri(), "supervised", telling(version)), service, "supervised");
        assertThat(device.exitStatus()).as(device.toString()).isEqualTo(75);
        assertThat(device.errors()).contains("Restarting.");

        bench.file("version", "2.0.0\n");
        bench.connectedDevice(BROKER.uri(), "supervised", telling(version));

        JsonNode report = service.awaitState("supervised", "r-1", "completed");
        assertThat(report.at("/update/versionProof").asText()).isEqualTo("version");
        assertThat(report.at("/firmware/currentFwVersion").asText()).isEqualTo("2.0.0");
    }

    @Test
    void an_image_that_tells_another_version_than_ordered_is_rolled_back() throws Exception {
        Path version = bench.file("version", "1.0.0\n");
        BareService service = bench.keep(BROKER.client()).follow("wrong");
        DrydockRun device = bench.connectedDevice(BROKER.uri(), "wrong", telling(version));
        assertThat(order(device, service, "wrong").exitStatus()).isEqualTo(75);
        assertThat(bench.device(BROKER.uri(), "wrong", telling(version)).exitStatus())
                .as("the restart of the roll-back")
                .isEqualTo(75);

        bench.connectedDevice(BROKER.uri(), "wrong", telling(version));

        JsonNode report = service.awaitState("wrong", "r-1", "rolledBack");
        assertThat(report.at("/update/reason/code").asText()).isEqualTo("wrong-version");
        assertThat(report.at("/device/slot").asText()).isEqualTo("A");
    }

    @Test
    void a_restart_command_that_restarts_nothing_is_given_up_after_three_kills() throws Exception {
        BareService service = bench.keep(BROKER.client()).follow("never-restarts");
        String[] options = {"--restart", holding()};
        DrydockProcess device =
                order(bench.connectedDeviceProcess(BROKER.uri(), "never-restarts", options), service, "never-restarts");
        for (int kill = 1; kill <= KILLS; kill++) {
            device.awaitError("restarting");
            service.awaitState("never-restarts", "r-1", "restarting");
            device.kill();
            if (kill < KILLS) {
                device = bench.deviceProcess(BROKER.uri(), "never-restarts", options);
            }
        }
        bench.device(BROKER.uri(), "never-restarts", options);

        JsonNode report = service.awaitState("never-restarts", "r-1", "failed");
        assertThat(report.at("/update/reason/code").asText()).isEqualTo("restart-failed");
        assertThat(report.at("/device/slot").asText()).isEqualTo("A");
    }

    @Test
    void a_roll_back_goes_on_after_a_kill() throws Exception {
        BareService service = bench.keep(BROKER.client()).follow("rolling");
        DrydockRun first = bench.connectedDevice(BROKER.uri(), "rolling", unwell("exit"));
        assertThat(order(first, service, "rolling").exitStatus()).isEqualTo(75);
        DrydockProcess device = bench.deviceProcess(BROKER.uri(), "rolling", unwell(holding()));
        service.awaitState("rolling", "r-1", "rollingBack");

        device.kill();
        device = bench.deviceProcess(BROKER.uri(), "rolling", unwell(holding())).awaitError("rolling back");
        device.kill();
        supervise("rolling", unwell("exit"));

        JsonNode report = service.awaitState("rolling", "r-1", "rolledBack");
        assertThat(report.at("/update/reason/code").asText()).isEqualTo("unhealthy");
        assertThat(report.at("/device/slot").asText()).isEqualTo("A");
        assertThat(report.at("/firmware/currentFwVersion").asText()).isEqualTo("1.0.0");
    }

    private <T extends DrydockRun> T order(T device, BareService service, String id) throws Exception {
        GatedImages images = bench.keep(GatedImages.serving(image));
        service.order(id, image.order("r-1", images.uri()));
        return device;
    }

    /** Starts the device until it no longer ends with 75: a kill may have come before the boot record was changed. */
    private void supervise(String id, String... options) {
        DrydockRun device = bench.device(BROKER.uri(), id, options);
        while (device.endsBeforeItSays("was rolled back")) {
            assertThat(device.exitStatus()).isEqualTo(75);
            device = bench.device(BROKER.uri(), id, options);
        }
    }

    private static String[] telling(Path version) {
        return new String[] {"--restart", "exit", "--version-command", "cat '" + version + "'"};
    }

    private static String[] unwell(String restart) {
        return new String[] {"--restart", restart, "--health-check", "false"};
    }

    /** A command that restarts nothing and ends with the test. */
    private String holding() {
        return "while [ -d '" + bench.folder() + "' ]; do sleep 0.1; done";
    }
}
