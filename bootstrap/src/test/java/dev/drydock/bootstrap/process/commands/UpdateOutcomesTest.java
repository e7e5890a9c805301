package dev.drydock.bootstrap.process.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.GatedImages;
import dev.drydock.bootstrap.process.SharedBroker;
import dev.drydock.bootstrap.process.TestImage;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The output and exit status of {@code drydock update} for each way in which an update can end. */
@Execution(ExecutionMode.CONCURRENT)
class UpdateOutcomesTest {
    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @Test
    void a_served_file_is_applied_and_the_same_id_is_not_applied_twice() throws Exception {
        bench.file("image", TestImage.of(1 << 20, 41, "2.0.0").bytes());
        bench.file("other", TestImage.of(1 << 20, 42, "3.0.0").bytes());
        bench.connectedDevice(BROKER.uri(), "served");

        DrydockRun update =
                update("served", "--image", bench.path("image"), "--version", "2.0.0", "--update-id", "s-1");
        assertThat(update.exitStatus()).as(update.toString()).isZero();
        assertThat(update.outputLines())
                .containsSubsequence(
                        "Direct method called. The device answered 200:",
                        "{\"Response\":\"Firmware update started\",\"updateId\":\"s-1\"}",
                        "Firmware applied",
                        "Get reported properties from device twin:");
        String last = update.outputLines().get(update.outputLines().size() - 1);
        assertThat(JSON.readTree(last).at("/firmwareStatus").asText()).isEqualTo("completed");

        DrydockRun again = update("served", "--image", bench.path("image"), "--version", "2.0.0", "--update-id", "s-1");
        assertThat(again.exitStatus()).as(again.toString()).isZero();
        assertThat(again.output()).contains("Firmware applied");

        DrydockRun reuse = update("served", "--image", bench.path("other"), "--version", "3.0.0", "--update-id", "s-1");
        assertThat(reuse.exitStatus()).as(reuse.toString()).isEqualTo(1);
        assertThat(reuse.errors()).contains("refused the update: 400", "update-id-reused");
    }

    @Test
    void several_devices_get_a_json_document_each_and_the_worst_of_them_gives_the_status() throws Exception {
        bench.file("image", TestImage.of(1 << 20, 43, "2.0.0").bytes());
        bench.file("list", "# the second\nmany-2\nmany-unknown\n");
        reportingDevice("many-1");
        reportingDevice("many-2");

        DrydockRun update = update(
                "many-1",
                "--devices-from",
                bench.path("list"),
                "--image",
                bench.path("image"),
                "--version",
                "2.0.0",
                "--json");

        assertThat(update.exitStatus()).as(update.toString()).isEqualTo(1);
        assertThat(update.outputLines()).hasSize(3);
        List<String> results = update.outputLines().stream()
                .map(UpdateOutcomesTest::parse)
                .map(result -> result.at("/device").asText() + " "
                        + result.at("/result").asText())
                .toList();
        assertThat(results)
                .containsExactlyInAnyOrder("many-1 completed", "many-2 completed", "many-unknown unknownDevice");
    }

    @Test
    void an_unknown_device_ends_with_1_and_nothing_is_left_for_it() throws Exception {
        DrydockRun update = update("nobody", "--uri", "http://127.0.0.1:9/x", "--version", "2", "--bare");
        assertThat(update.exitStatus()).as(update.toString()).isEqualTo(1);
        assertThat(update.errors()).contains("unknown-device", "--new-device");

        DrydockRun fresh =
                update("nobody", "--uri", "http://127.0.0.1:9/x", "--version", "2", "--bare", "--new-device");
        assertThat(fresh.exitStatus()).as(fresh.toString()).isEqualTo(4);
        bench.keep(BROKER.client()).retain("drydock/nobody/desired", "");
    }

    @Test
    void an_image_that_is_not_the_one_that_was_ordered_fails_with_1() throws Exception {
        GatedImages images = bench.keep(GatedImages.serving(TestImage.of(1 << 16, 44, "2.0.0")));
        reportingDevice("mismatch", "--download-attempts", "1");
        TestImage other = TestImage.of(1 << 16, 45, "2.0.0");

        DrydockRun update = update(
                "mismatch",
                "--uri",
                images.uri(),
                "--version",
                "2",
                "--size",
                "65536",
                "--check-value",
                other.checkValue());

        assertThat(update.exitStatus()).as(update.toString()).isEqualTo(1);
        assertThat(update.output()).contains("Firmware update failed: digest-mismatch");
    }

    @Test
    void an_interrupted_follow_says_where_the_update_stands_and_the_update_goes_on() throws Exception {
        TestImage image = TestImage.of(1 << 20, 46, "2.0.0");
        GatedImages images = bench.keep(GatedImages.serving(image)).heldFrom(1 << 19);
        BareService service = reportingDevice("interrupted");
        DrydockProcess update = bench.startProcess(
                "update",
                "interrupted",
                "--uri",
                images.uri(),
                "--version",
                "2.0.0",
                "--size",
                "1048576",
                "--check-value",
                image.checkValue(),
                "--update-id",
                "i-1",
                "--broker",
                BROKER.uri());
        update.awaitOutput("Downloading firmware");
        Assumptions.assumeTrue(DrydockProcess.canBeInterrupted(), "SKIPPED: SIGINT ends nothing on this machine");

        update.signal("INT");

        assertThat(update.exitStatus()).as(update.toString()).isEqualTo(130);
        assertThat(update.errors()).contains("Interrupted: the device reports downloading", "drydock show interrupted");
        images.openGate();
        service.awaitState("interrupted", "i-1", "completed");
    }

    @Test
    void giving_up_ends_with_4_while_the_update_goes_on() throws Exception {
        TestImage image = TestImage.of(1 << 20, 47, "2.0.0");
        GatedImages images = bench.keep(GatedImages.serving(image)).heldFrom(1 << 19);
        reportingDevice("given-up");

        DrydockRun update = update(
                "given-up",
                "--uri",
                images.uri(),
                "--version",
                "2.0.0",
                "--size",
                "1048576",
                "--check-value",
                image.checkValue(),
                "--update-id",
                "g-1",
                "--give-up-after",
                "8s");
        assertThat(update.exitStatus()).as(update.toString()).isEqualTo(4);
        assertThat(update.errors()).contains("not known yet");

        DrydockRun busy = update("given-up", "--uri", "http://127.0.0.1:9/x", "--bare");
        assertThat(busy.exitStatus()).as(busy.toString()).isEqualTo(1);
        assertThat(busy.errors()).contains("refused the update: 4");

        DrydockRun cancel = bench.run("cancel", "given-up", "--broker", BROKER.uri());
        assertThat(cancel.exitStatus()).as(cancel.toString()).isZero();
        assertThat(cancel.output()).contains("given-up answered 200");
    }

    /** Starts a device and waits until the broker has its report; a service that follows it from its start on. */
    private BareService reportingDevice(String device, String... more) throws Exception {
        BareService service = bench.keep(BROKER.client()).follow(device);
        bench.device(BROKER.uri(), device, more);
        Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .untilAsserted(() -> assertThat(List.of(service.reported(device), service.presence(device)))
                        .allMatch(JsonNode::isObject));
        return service;
    }

    private DrydockRun update(String... arguments) {
        return bench.run(Stream.of(List.of("update"), List.of(arguments), List.of("--broker", BROKER.uri()))
                .flatMap(List::stream)
                .toArray(String[]::new));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (java.io.IOException e) {
            throw new AssertionError(json, e);
        }
    }
}
