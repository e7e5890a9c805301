package dev.drydock.bootstrap.process.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.GatedImages;
import dev.drydock.bootstrap.process.SharedBroker;
import dev.drydock.bootstrap.process.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log of a device app: a line for each transition, on standard error and, with a time before it, in its log file. */
class DeviceLogTest {
    private static final String UNSIGNED =
            "[logging] Takes unsigned orders: whoever may give orders may install anything (see --trust).";
    private static final String TIME = "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z ";

    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private final TestImage image = TestImage.of(50_000, 71, "2.0.0");

    @Test
    void a_whole_update_is_a_line_for_each_transition() throws Exception {
        GatedImages images = bench.keep(GatedImages.serving(image));
        BareService service = bench.keep(BROKER.client()).follow("logging");
        DrydockRun device = bench.connectedDevice(BROKER.uri(), "logging", "--log-file", bench.path("device.log"));
        service.order("logging", image.order("u-1", images.uri()));
        device.awaitError("Update u-1 completed");

        assertThat(device.errorLines().stream().filter(line -> !line.contains("onnected to")))
                .containsExactly(
                        UNSIGNED,
                        "[logging] Idle: no update is under way.",
                        "[logging] Update u-1: waiting",
                        "[logging] Update u-1: downloading " + images.uri() + ", attempt 1",
                        "[logging] Update u-1: verifying",
                        "[logging] Update u-1: ready",
                        "[logging] Update u-1: installing",
                        "[logging] Update u-1: restarting",
                        "[logging] Restarting.",
                        UNSIGNED,
                        "[logging] Update u-1: on trial",
                        "[logging] Update u-1: committing",
                        "[logging] Update u-1 completed.");
        assertSameInTheFile(device);
    }

    @Test
    void text_from_elsewhere_neither_breaks_a_line_nor_reaches_the_terminal() throws Exception {
        String evil = "x\\n[evil] Update u-1 completed.\\033[2J\\033]0;title\\007\\342\\200\\256back";
        GatedImages images = bench.keep(GatedImages.serving(image));
        BareService service = bench.keep(BROKER.client()).follow("evil");
        DrydockRun device = bench.connectedDevice(
                BROKER.uri(),
                "evil",
                "--log-file",
                bench.path("device.log"),
                "--health-check",
                "printf '" + evil + "'; exit 1");
        for (String text : List.of("u\\n[evil] 1", "\\u001b[2J", "\\u202eback")) {
            String order = image.order("u-0", images.uri());
            assertThat(service.call("evil", "firmwareUpdate", order.replace("u-0", text))
                            .status())
                    .isEqualTo(400);
            assertThat(service.call("evil", "firmwareUpdate", order.replace("image.bin", text))
                            .status())
                    .isEqualTo(400);
        }
        service.order("evil", image.order("u-1", images.uri()));
        String said = service.awaitState("evil", "u-1", "rolledBack")
                .at("/update/reason/message")
                .asText();
        device.awaitError("rolled back, unhealthy");

        assertThat(said).contains("Update u-1 completed.").isNotEqualTo(evil);
        assertThat(said.codePoints()).noneMatch(Character::isISOControl).doesNotContain(0x202e);
        assertThat(device.errorLines()).allSatisfy(line -> {
            assertThat(line).startsWith("[evil] ").doesNotStartWith("[evil] Update u-1 completed");
            assertThat(line.codePoints()).allMatch(c -> c >= ' ' && c < 0x7f, "printable ASCII");
        });
        assertSameInTheFile(device);
    }

    @Test
    void a_log_file_that_cannot_be_written_is_wrong_use() {
        DrydockRun device =
                bench.device(BROKER.uri(), "nowhere-to-log", "--log-file", "there/is/no/such/folder/device.log");

        assertThat(device.exitStatus()).as(device.toString()).isEqualTo(2);
        assertThat(device.errorLines())
                .containsExactly("drydock: --log-file: the folder of 'there/is/no/such/folder/device.log'"
                        + " does not exist; make it first");
    }

    @Test
    void a_second_device_app_is_not_let_into_the_log_of_the_first() {
        bench.connectedDevice(BROKER.uri(), "first-to-log", "--log-file", bench.path("device.log"));
        DrydockRun second = bench.device(BROKER.uri(), "second-to-log", "--log-file", bench.path("device.log"));

        assertThat(second.exitStatus()).as(second.toString()).isEqualTo(2);
        assertThat(second.errors()).contains("'" + bench.path("device.log") + "' is in use by another program");
    }

    @Test
    void a_log_file_on_a_full_disk_is_said_once_and_the_update_goes_on() throws Exception {
        Assumptions.assumeThat(Path.of("/dev/full")).exists();
        Files.createSymbolicLink(bench.folder().resolve("device.log.0"), Path.of("/dev/full"));
        GatedImages images = bench.keep(GatedImages.serving(image));
        BareService service = bench.keep(BROKER.client()).follow("log-full");
        DrydockRun device = bench.connectedDevice(BROKER.uri(), "log-full", "--log-file", bench.path("device.log"));
        service.order("log-full", image.order("u-1", images.uri()));

        service.awaitState("log-full", "u-1", "completed");
        assertThat(device.errorLines().stream().filter(line -> line.startsWith("The log file")))
                .as(device.toString())
                .singleElement()
                .asString()
                .contains("'" + bench.path("device.log") + "' could not be written: No space left on device");
    }

    /** A line is in the file a moment after it was on the terminal. */
    private void assertSameInTheFile(DrydockRun device) throws IOException {
        Path file = bench.folder().resolve("device.log.0");
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        Files.readAllLines(file).size() >= device.errorLines().size());
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).allSatisfy(line -> assertThat(line).containsPattern(TIME));
        assertThat(lines.stream().map(line -> line.replaceFirst(TIME, ""))).isEqualTo(device.errorLines());
    }
}
