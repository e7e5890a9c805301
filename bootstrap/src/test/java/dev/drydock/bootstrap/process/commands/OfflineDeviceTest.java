package dev.drydock.bootstrap.process.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.GatedImages;
import dev.drydock.bootstrap.process.SharedBroker;
import dev.drydock.bootstrap.process.TestImage;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Devices that are away when they are told to update: the order waits for them as their desired state. */
@Execution(ExecutionMode.CONCURRENT)
class OfflineDeviceTest {
    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private final TestImage image = TestImage.of(1 << 20, 51, "2.0.0");

    @Test
    void an_order_that_was_left_runs_once_when_the_device_returns_and_not_after_a_later_update() throws Exception {
        BareService service = away("returns");
        GatedImages images = bench.keep(GatedImages.serving(image));

        DrydockRun left = update("returns", "--update-id", "left-1", images);
        assertThat(left.exitStatus()).as(left.toString()).isEqualTo(4);
        assertThat(left.errors()).contains("The order was left for the device", "drydock show returns");

        DrydockRun device = bench.connectedDevice(BROKER.uri(), "returns");
        service.awaitState("returns", "left-1", "completed");
        device.end();
        device = bench.connectedDevice(BROKER.uri(), "returns");
        awaitPresence(service, "returns", true);
        TestImage later = TestImage.of(1 << 20, 52, "3.0.0");
        GatedImages laterImages = bench.keep(GatedImages.serving(later));
        service.order("returns", later.order("later-1", laterImages.uri()));
        service.awaitState("returns", "later-1", "completed");
        device.end();
        long before = service.reported("returns").at("/update/sequence").asLong();
        device = bench.connectedDevice(BROKER.uri(), "returns");

        Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .until(() -> service.reported("returns").at("/update/sequence").asLong() > before);
        JsonNode report = service.reported("returns");
        assertThat(report.at("/update/id").asText()).isEqualTo("later-1");
        assertThat(report.at("/firmware/currentFwVersion").asText()).isEqualTo("3.0.0");
        assertThat(report.at("/recent")).hasSize(2);
        assertThat(images.ranges()).hasSize(1);
    }

    @Test
    void waiting_follows_until_the_device_has_returned_and_is_done() throws Exception {
        away("waited-for");
        bench.file("image", image.bytes());
        DrydockRun update = bench.start(
                "update",
                "waited-for",
                "--image",
                bench.path("image"),
                "--version",
                "2.0.0",
                "--wait",
                "--broker",
                BROKER.uri());
        update.awaitError("The order lies ready");

        bench.connectedDevice(BROKER.uri(), "waited-for");

        assertThat(update.exitStatus()).as(update.toString()).isZero();
        assertThat(update.output()).contains("Firmware applied");
    }

    @Test
    void waiting_ends_with_4_when_it_is_given_up() throws Exception {
        goneLongAgo("never-back");
        bench.file("image", image.bytes());

        DrydockRun update = bench.run(
                "update",
                "never-back",
                "--image",
                bench.path("image"),
                "--version",
                "2",
                "--wait",
                "--give-up-after",
                "8s",
                "--broker",
                BROKER.uri());

        assertThat(update.exitStatus()).as(update.toString()).isEqualTo(4);
    }

    @Test
    void a_served_file_is_not_left_for_a_device_that_is_away() throws Exception {
        BareService service = goneLongAgo("file-only");
        bench.file("image", image.bytes());

        DrydockRun update = bench.run(
                "update", "file-only", "--image", bench.path("image"), "--version", "2", "--broker", BROKER.uri());

        assertThat(update.exitStatus()).as(update.toString()).isEqualTo(2);
        assertThat(update.errors()).contains("--wait", "--uri", "drydock serve");
        DrydockRun show = bench.run("show", "file-only", "--broker", BROKER.uri());
        assertThat(show.output()).doesNotContain("Order left");
        assertThat(service.presence("file-only").at("/connected").asBoolean()).isFalse();
    }

    @Test
    void a_cancel_takes_an_order_back_before_the_device_has_it() throws Exception {
        BareService service = away("taken-back");
        GatedImages images = bench.keep(GatedImages.serving(image));
        assertThat(update("taken-back", "--update-id", "tb-1", images).exitStatus())
                .isEqualTo(4);
        DrydockRun show = bench.run("show", "taken-back", "--broker", BROKER.uri());
        assertThat(show.output()).contains("Order left:").contains("tb-1");

        DrydockRun cancel = bench.run("cancel", "taken-back", "--broker", BROKER.uri());

        assertThat(cancel.exitStatus()).as(cancel.toString()).isZero();
        assertThat(cancel.output()).contains("The order of update tb-1 was taken back");
        bench.connectedDevice(BROKER.uri(), "taken-back");
        awaitPresence(service, "taken-back", true);
        DrydockRun nothing = bench.run("cancel", "taken-back", "--broker", BROKER.uri());
        assertThat(nothing.exitStatus()).isZero();
        assertThat(nothing.output()).contains("nothing to cancel");
        assertThat(images.ranges())
                .as("measured by the service, fetched by nobody")
                .hasSize(0);
    }

    /** A device that was there, and went in good order. */
    private BareService away(String id) throws Exception {
        BareService service = bench.keep(BROKER.client()).follow(id);
        DrydockRun device = bench.connectedDevice(BROKER.uri(), id);
        Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .until(() -> service.reported(id).isObject());
        device.end();
        awaitPresence(service, id, false);
        return service;
    }

    /** A device of which there is nothing but what it retained. */
    private BareService goneLongAgo(String id) throws Exception {
        BareService service = bench.keep(BROKER.client()).follow(id);
        service.retainReport(id, "rest-1", "completed");
        service.retain("drydock/" + id + "/presence", "{\"connected\":false,\"session\":\"s\"}");
        awaitPresence(service, id, false);
        return service;
    }

    private static void awaitPresence(BareService service, String id, boolean connected) {
        Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .until(() -> service.presence(id).at("/connected").asBoolean(!connected) == connected);
    }

    private DrydockRun update(String device, String option, String value, GatedImages images) {
        return bench.run(Stream.concat(
                        Stream.of("update", device, option, value, "--uri", images.uri(), "--version", "2.0.0"),
                        List.of("--size", "1048576", "--check-value", image.checkValue(), "--broker", BROKER.uri())
                                .stream())
                .toArray(String[]::new));
    }
}
