package dev.drydock.bootstrap.process.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A device app that is killed with SIGKILL while the image is on its way, and started again by the same command. */
@Execution(ExecutionMode.CONCURRENT)
class DownloadKillTest {
    private static final int SIZE = 1 << 20;
    private static final int HALF = SIZE / 2;
    private static final int KILLS = 3;

    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private final TestImage image = TestImage.of(SIZE, 11, "2.0.0");

    @Test
    void a_download_that_is_killed_half_way_asks_only_for_the_bytes_that_are_missing() throws Exception {
        GatedImages images = bench.keep(GatedImages.serving(image)).heldFrom(HALF);
        DrydockProcess device = bench.connectedDeviceProcess(BROKER.uri(), "half-way");
        DrydockRun update = bench.start(
                "update",
                "half-way",
                "--uri",
                images.uri(),
                "--version",
                "2.0.0",
                "--size",
                String.valueOf(SIZE),
                "--check-value",
                image.checkValue(),
                "--broker",
                BROKER.uri());
        update.awaitOutput("Downloading firmware");
        await().atMost(DrydockRun.PATIENCE).until(() -> arrived("half-way") == HALF);

        device.kill();
        images.openGate();
        bench.connectedDevice(BROKER.uri(), "half-way");

        assertThat(update.exitStatus()).as(update.toString()).isZero();
        assertThat(update.output()).contains("Firmware applied", "\"currentFwVersion\":\"2.0.0\"");
        assertThat(images.ranges()).containsExactly("whole", "bytes=" + HALF + "-");
    }

    @Test
    void a_download_that_is_killed_again_and_again_completes() throws Exception {
        GatedImages images = bench.keep(GatedImages.serving(image)).heldFrom(HALF);
        BareService service = bench.keep(BROKER.client()).follow("many-kills");
        DrydockProcess device = bench.connectedDeviceProcess(BROKER.uri(), "many-kills");
        service.order("many-kills", image.order("m-1", images.uri()));
        for (int kill = 1; kill <= KILLS; kill++) {
            int requests = kill;
            await().atMost(DrydockRun.PATIENCE)
                    .until(() -> images.ranges().size() == requests && arrived("many-kills") == HALF);
            device.kill();
            if (kill < KILLS) {
                device = bench.deviceProcess(BROKER.uri(), "many-kills");
            }
        }
        images.openGate();
        bench.device(BROKER.uri(), "many-kills");

        assertThat(service.awaitState("many-kills", "m-1", "completed")
                        .at("/firmware/currentFwVersion")
                        .asText())
                .isEqualTo("2.0.0");
        assertThat(images.ranges().subList(1, images.ranges().size())).containsOnly("bytes=" + HALF + "-");
    }

    @Test
    void the_delay_before_the_next_attempt_outlives_a_kill() throws Exception {
        GatedImages images = bench.keep(GatedImages.serving(image)).refusing(1);
        BareService service = bench.keep(BROKER.client()).follow("retrying");
        DrydockProcess device = bench.connectedDeviceProcess(BROKER.uri(), "retrying");
        service.order("retrying", image.order("r-1", images.uri()));
        device.awaitError("attempt 2 after a pause");

        device.kill();
        DrydockRun next = bench.connectedDevice(BROKER.uri(), "retrying");

        service.awaitState("retrying", "r-1", "completed");
        assertThat(next.errors()).contains("attempt 2");
        assertThat(images.ranges()).hasSize(2);
    }

    @Test
    void a_service_that_follows_is_told_of_a_cancel_after_the_kill() throws Exception {
        GatedImages images = bench.keep(GatedImages.serving(image)).heldFrom(HALF);
        BareService service = bench.keep(BROKER.client()).follow("cancelled");
        DrydockProcess device = bench.connectedDeviceProcess(BROKER.uri(), "cancelled");
        service.order("cancelled", image.order("c-1", images.uri()));
        await().atMost(DrydockRun.PATIENCE).until(() -> arrived("cancelled") == HALF);

        device.kill();
        bench.connectedDevice(BROKER.uri(), "cancelled");
        service.awaitState("cancelled", "c-1", "downloading");
        await().atMost(Duration.ofSeconds(60)).until(() -> images.ranges().size() == 2);

        assertThat(service.call("cancelled", "cancelFirmwareUpdate", "{\"updateId\":\"c-1\"}")
                        .status())
                .isEqualTo(200);
        service.awaitState("cancelled", "c-1", "cancelled");
    }

    /** The number of bytes of the image in the slot that does not run. */
    private long arrived(String device) throws IOException {
        Path slot = bench.state(device).resolve("slots").resolve("b");
        if (!Files.isDirectory(slot)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(slot)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .max()
                    .orElse(0);
        }
    }
}
