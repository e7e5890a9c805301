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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A device app that is killed while a new image is on trial: it has three tries, and then the old image runs again. */
@Execution(ExecutionMode.CONCURRENT)
class TrialKillTest {
    private static final int TRIES = 3;

    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private final TestImage image = TestImage.of(1 << 20, 21, "2.0.0");

    @Test
    void an_image_on_trial_is_tried_again_after_a_kill_and_completes_when_it_is_well() throws Exception {
        BareService service = bench.keep(BROKER.client()).follow("tried-again");
        DrydockProcess device = bench.connectedDeviceProcess(BROKER.uri(), "tried-again", waitingForAFile());
        order(service, "tried-again");
        service.awaitState("tried-again", "t-1", "onTrial");

        device.kill();
        bench.connectedDevice(BROKER.uri(), "tried-again", waitingForAFile());
        service.awaitState("tried-again", "t-1", "onTrial");
        bench.file("well", "");

        JsonNode report = service.awaitState("tried-again", "t-1", "completed");
        assertThat(report.at("/device/slot").asText()).isEqualTo("B");
        assertThat(report.at("/update/versionProof").asText()).isEqualTo("digest");
    }

    @Test
    void an_image_under_which_the_app_is_killed_three_times_falls_back() throws Exception {
        BareService service = bench.keep(BROKER.client()).follow("falls-back");
        DrydockProcess device = bench.connectedDeviceProcess(BROKER.uri(), "falls-back", waitingForAFile());
        order(service, "falls-back");
        service.awaitState("falls-back", "t-1", "onTrial");
        for (int kill = 1; kill <= TRIES; kill++) {
            device.awaitError("on trial");
            device.kill();
            if (kill < TRIES) {
                device = bench.deviceProcess(BROKER.uri(), "falls-back", waitingForAFile());
            }
        }
        DrydockRun fallen = bench.device(BROKER.uri(), "falls-back", waitingForAFile());

        assertOldImageRuns(service.awaitState("falls-back", "t-1", "rolledBack"), "fell-back");
        fallen.end();
        DrydockRun next = bench.connectedDevice(BROKER.uri(), "falls-back", waitingForAFile());
        assertOldImageRuns(service.reported("falls-back"), "fell-back");
        assertThat(next.errors()).doesNotContain("on trial");
    }

    /** The tries are spent by the boot loader, before the agent, which ends at a journal of a later format. */
    @Test
    void an_image_under_which_the_app_never_comes_up_did_not_boot() throws Exception {
        BareService service = bench.keep(BROKER.client()).follow("no-boot");
        DrydockRun first = bench.connectedDevice(BROKER.uri(), "no-boot", "--restart", "exit");
        order(service, "no-boot");
        assertThat(first.exitStatus()).isEqualTo(75);
        Path journal = bench.state("no-boot").resolve("journal.json");
        String readable = Files.readString(journal);
        for (int tries = TRIES; tries > 0; tries--) {
            assertThat(bootRecord("no-boot")).contains("\"triesLeft\":" + tries);
            Files.writeString(journal, readable.replace("\"format\":1", "\"format\":999"));
            DrydockRun device = bench.device(BROKER.uri(), "no-boot", "--restart", "exit");
            assertThat(device.exitStatus()).as(device.toString()).isEqualTo(2);
            assertThat(device.errors()).contains("format 999").doesNotContain("on trial");
        }
        Files.writeString(journal, readable);

        bench.connectedDevice(BROKER.uri(), "no-boot", "--restart", "exit");

        assertOldImageRuns(service.awaitState("no-boot", "t-1", "rolledBack"), "did-not-boot");
    }

    @Test
    void an_image_that_fails_its_health_check_is_rolled_back_and_the_service_is_told() throws Exception {
        GatedImages images = bench.keep(GatedImages.serving(image));
        BareService service = bench.keep(BROKER.client()).follow("unwell");
        bench.connectedDevice(
                BROKER.uri(), "unwell", "--health-check", "echo all is lost; test \"$DRYDOCK_VERSION\" = 1.0.0");

        DrydockRun update =
                bench.run("update", "unwell", "--uri", images.uri(), "--version", "2.0.0", "--broker", BROKER.uri());

        assertThat(update.exitStatus()).as(update.toString()).isEqualTo(1);
        assertThat(update.output())
                .as(update.toString())
                .contains("Firmware update rolled back: unhealthy", "all is lost");
        assertOldImageRuns(service.reported("unwell"), "unhealthy");
    }

    /** Orders the update; the device takes it. */
    private void order(BareService service, String id) throws Exception {
        GatedImages images = bench.keep(GatedImages.serving(image));
        service.order(id, image.order("t-1", images.uri()));
    }

    /** A health check that ends when the file is there, or the test is over. */
    private String[] waitingForAFile() {
        String command = "while [ -d '%1$s' ] && [ ! -e '%1$s/well' ]; do sleep 0.1; done".formatted(bench.folder());
        return new String[] {"--health-check", command};
    }

    private static void assertOldImageRuns(JsonNode report, String reason) {
        assertThat(report.at("/update/reason/code").asText())
                .as(report.toString())
                .isEqualTo(reason);
        assertThat(report.at("/firmwareStatus").asText()).isEqualTo("failed");
        assertThat(report.at("/firmware/fwUpdateStatus").asText()).isEqualTo("rolledback");
        assertThat(report.at("/firmware/currentFwVersion").asText()).isEqualTo("1.0.0");
        assertThat(report.at("/device/slot").asText()).isEqualTo("A");
    }

    private String bootRecord(String id) throws IOException {
        Path file = bench.state(id).resolve("boot.json");
        return Files.readString(file);
    }
}
