package dev.drydock.bootstrap.process.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.GatedImages;
import dev.drydock.bootstrap.process.TestImage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Devices that are away when a hub is to update them: the order waits as the desired property. */
class HubOfflineTest {
    @RegisterExtension
    static final Bench BENCH = Bench.forAllTests();

    private static RunningHub hub;
    private static MicrosoftSdk sdk;

    private final TestImage image = TestImage.of(1 << 18, 72, "2.0.0");

    @BeforeAll
    static void start() {
        hub = RunningHub.start(BENCH);
        sdk = MicrosoftSdk.of(hub);
    }

    @Test
    void an_order_that_was_left_runs_once_when_the_device_comes() throws Exception {
        String connection = sdk.register("away");
        GatedImages images = BENCH.keep(GatedImages.serving(image));

        DrydockRun left = update("away", images);
        assertThat(left.exitStatus()).as(left.toString()).isEqualTo(4);
        assertThat(left.errors()).contains("The order was left for the device");
        assertThat(sdk.desired("away")).contains("\"fwPackageUri\":\"" + images.uri(), "\"fwVersion\":\"2.0.0\"");

        DrydockRun device = hub.device(connection, "away");
        awaitReported("away", "\"firmwareStatus\":\"completed\"");
        device.end();
        hub.device(connection, "away").awaitError("Connected to").awaitError("ompleted");

        DrydockRun shown = hub.run("show", "away");
        assertThat(shown.output()).contains("completed");
        assertThat(images.ranges()).hasSize(1);
    }

    @Test
    void waiting_follows_until_the_device_has_come_and_is_done() {
        String connection = sdk.register("waited-for");
        BENCH.file("image", image.bytes());
        DrydockRun update =
                hub.begin("update", "waited-for", "--image", BENCH.path("image"), "--version", "2.0.0", "--wait");
        update.awaitError("The order lies ready");

        hub.device(connection, "waited-for");

        assertThat(update.exitStatus()).as(update.toString()).isZero();
        assertThat(update.output()).contains("Firmware applied");
    }

    @Test
    void a_cancelled_order_is_taken_back_before_the_device_comes() throws Exception {
        String connection = sdk.register("spared");
        GatedImages images = BENCH.keep(GatedImages.serving(image));
        assertThat(update("spared", images).exitStatus()).isEqualTo(4);

        DrydockRun cancel = hub.run("cancel", "spared");
        assertThat(cancel.exitStatus()).as(cancel.toString()).isZero();
        assertThat(cancel.output()).contains("was taken back; as far as is known, spared had not begun it");
        assertThat(sdk.desired("spared")).doesNotContain("firmware");

        hub.device(connection, "spared").awaitError("Connected to");
        awaitReported("spared", "\"firmwareStatus\":\"standBy\"");
        assertThat(images.ranges()).isEmpty();
    }

    private DrydockRun update(String device, GatedImages images) {
        return hub.run(
                "update",
                device,
                "--uri",
                images.uri(),
                "--version",
                "2.0.0",
                "--size",
                String.valueOf(image.bytes().length),
                "--check-value",
                image.checkValue());
    }

    private static void awaitReported(String device, String words) {
        Awaitility.await(words)
                .atMost(DrydockRun.PATIENCE)
                .until(() -> sdk.reported(device).contains(words));
    }
}
