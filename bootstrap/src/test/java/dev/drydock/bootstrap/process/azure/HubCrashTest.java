package dev.drydock.bootstrap.process.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.GatedImages;
import dev.drydock.bootstrap.process.TestImage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code kill -9} in the middle of an update over a hub: of the hub, and of the device. */
class HubCrashTest {
    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private static final TestImage IMAGE = TestImage.of(1 << 20, 73, "2.0.0");

    @Test
    void a_hub_that_is_killed_and_started_again_has_lost_nothing_and_the_update_ends() throws Exception {
        DrydockProcess process = bench.startProcess(RunningHub.arguments(bench, RunningHub.someAddress(), "0"));
        RunningHub hub = RunningHub.of(bench, process);
        DrydockRun device =
                hub.device(MicrosoftSdk.of(hub).register("crash"), "crash").awaitError("Connected to");
        GatedImages images = bench.keep(GatedImages.serving(IMAGE).heldFrom(1 << 19));
        DrydockRun update = update(hub, images);
        device.awaitError("downloading");
        update.awaitOutput("Downloading firmware...");

        process.kill();
        update.awaitError("The connection is lost");
        device.awaitError("Not connected");
        images.openGate();
        device.awaitError("completed");
        hub.startAgain();

        assertThat(update.exitStatus()).as(update.toString()).isZero();
        assertThat(update.output()).contains("Firmware applied");
        assertThat(update.errors()).contains("again.").doesNotContain("\tat ");
        assertThat(hub.run("devices").output()).containsPattern("crash +yes +completed +2\\.0\\.0");
        assertThat(images.ranges()).hasSize(1);
    }

    @Test
    void a_device_that_is_killed_while_it_downloads_goes_on_when_it_is_started_again() throws Exception {
        RunningHub hub = RunningHub.start(bench);
        String connection = MicrosoftSdk.of(hub).register("crash");
        DrydockProcess device =
                bench.startProcess(hub.deviceArguments(connection, "crash")).awaitError("Connected to");
        GatedImages images = bench.keep(GatedImages.serving(IMAGE).heldFrom(1 << 19));
        DrydockRun update = update(hub, images);
        update.awaitOutput("Downloading firmware...");
        Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .until(() -> !images.ranges().isEmpty());

        device.kill();
        images.openGate();
        hub.device(connection, "crash");

        assertThat(update.exitStatus()).as(update.toString()).isZero();
        assertThat(update.output()).contains("Firmware applied");
        assertThat(images.ranges()).hasSize(2);
    }

    private static DrydockRun update(RunningHub hub, GatedImages images) {
        return hub.begin(
                "update",
                "crash",
                "--uri",
                images.uri(),
                "--version",
                "2.0.0",
                "--size",
                String.valueOf(IMAGE.bytes().length),
                "--check-value",
                IMAGE.checkValue());
    }
}
