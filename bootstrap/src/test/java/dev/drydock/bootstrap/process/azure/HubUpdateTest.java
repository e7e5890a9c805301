package dev.drydock.bootstrap.process.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.GatedImages;
import dev.drydock.bootstrap.process.TestImage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Updates over a hub of devices that are there, and what is told of those devices. */
class HubUpdateTest {
    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final Bench BENCH = Bench.forAllTests();

    private static RunningHub hub;
    private static MicrosoftSdk sdk;

    private final TestImage image = TestImage.of(1 << 20, 71, "2.0.0");

    @BeforeAll
    static void start() {
        hub = RunningHub.start(BENCH);
        sdk = MicrosoftSdk.of(hub);
    }

    @Test
    void an_update_is_told_in_the_words_of_the_tutorial_and_the_device_is_listed_shown_and_forgotten()
            throws Exception {
        DrydockRun device = connected("online");
        BENCH.file("image", image.bytes());

        DrydockRun update = hub.run("update", "online", "--image", BENCH.path("image"), "--version", "2.0.0");

        assertThat(update.exitStatus()).as(update.toString()).isZero();
        assertThat(update.outputLines())
                .containsSubsequence(
                        "Direct method called. The device answered 200:",
                        "Waiting on device...",
                        "Firmware applied",
                        "Get reported properties from device twin:");
        JsonNode reported =
                JSON.readTree(update.outputLines().get(update.outputLines().size() - 1));
        assertThat(reported.at("/firmwareStatus").asText()).isEqualTo("completed");
        assertThat(reported.at("/firmware/currentFwVersion").asText()).isEqualTo("2.0.0");
        assertThat(update.errors()).doesNotContain("\tat ", "WARN", "SEVERE");

        DrydockRun devices = hub.run("devices");
        assertThat(devices.exitStatus()).as(devices.toString()).isZero();
        assertThat(devices.output()).containsPattern("online +yes +completed +2\\.0\\.0 +20");
        JsonNode twin = JSON.readTree(hub.run("show", "online", "--json").output());
        assertThat(twin.at("/connected").asBoolean()).isTrue();
        assertThat(twin.at("/desired").isNull()).isTrue();

        DrydockRun refused = hub.run("forget", "online");
        assertThat(refused.exitStatus()).as(refused.toString()).isEqualTo(1);
        assertThat(refused.errors()).contains("'online' is connected");
        device.end();
        Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .until(() -> !JSON.readTree(hub.run("show", "online", "--json").output())
                        .at("/connected")
                        .asBoolean());
        DrydockRun forgotten = hub.run("forget", "online");
        assertThat(forgotten.exitStatus()).as(forgotten.toString()).isZero();
        DrydockRun gone = hub.run("show", "online");
        assertThat(gone.exitStatus()).as(gone.toString()).isEqualTo(1);
        assertThat(gone.errors()).contains("unknown-device");
    }

    @Test
    void several_devices_from_a_file_are_updated_at_once_and_one_that_is_unknown_spoils_the_status() throws Exception {
        connected("many-1");
        connected("many-2");
        GatedImages images = BENCH.keep(GatedImages.serving(image));
        BENCH.file("devices", "many-1\n# a comment\nmany-2\nnobody\n");

        DrydockRun update =
                hub.run("update", "--devices-from", BENCH.path("devices"), "--uri", images.uri(), "--version", "2.0.0");

        assertThat(update.exitStatus()).as(update.toString()).isEqualTo(1);
        assertThat(update.output()).contains("many-1: Firmware applied", "many-2: Firmware applied");
        assertThat(update.output()).containsPattern("nobody: .*unknown-device");
        assertThat(update.errors()).contains("2 of 3 devices updated.");
    }

    @Test
    void an_update_is_cancelled_while_it_downloads() throws Exception {
        DrydockRun device = connected("cancelled");
        GatedImages images = BENCH.keep(GatedImages.serving(image).heldFrom(1 << 19));
        DrydockRun update = hub.begin(
                "update",
                "cancelled",
                "--uri",
                images.uri(),
                "--version",
                "2.0.0",
                "--size",
                "1048576",
                "--check-value",
                image.checkValue());
        device.awaitError("downloading");

        DrydockRun cancel = hub.run("cancel", "cancelled");

        assertThat(cancel.exitStatus()).as(cancel.toString()).isZero();
        assertThat(cancel.output()).contains("cancelled answered 200");
        assertThat(update.exitStatus()).as(update.toString()).isEqualTo(1);
        assertThat(update.output()).contains("Firmware update cancelled");
    }

    private static DrydockRun connected(String id) {
        return hub.device(sdk.register(id), id).awaitError("Connected to");
    }
}
