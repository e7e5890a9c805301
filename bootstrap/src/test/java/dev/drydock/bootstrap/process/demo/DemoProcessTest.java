package dev.drydock.bootstrap.process.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code drydock demo} as whoever tries Drydock first runs it: the whole story, and nothing left of it. */
@Execution(ExecutionMode.CONCURRENT)
class DemoProcessTest {
    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @Test
    void it_applies_an_image_prints_the_reported_properties_and_leaves_nothing() throws Exception {
        DrydockProcess demo = demo();

        assertThat(demo.exitStatus()).as(demo.toString()).isZero();
        assertThat(demo.outputLines())
                .containsSubsequence(
                        "Waiting on device...",
                        "Downloading firmware...",
                        "Firmware applied",
                        "Get reported properties from device twin:");
        String last = demo.outputLines().get(demo.outputLines().size() - 1);
        assertThat(new JsonMapper().readTree(last).at("/firmwareStatus").asText())
                .isEqualTo("completed");
        assertThat(demo.errors()).doesNotContain("\tat ", "WARN", "SEVERE");
        assertThat(ReadmeDemo.shapes(demo.outputLines(), demo.errorLines()))
                .as("lines of the README that the demo does not print, whatever their numbers")
                .containsAll(ReadmeDemo.shown());
        assertThat(left()).isEmpty();
    }

    @Test
    void it_updates_five_devices_at_once() throws Exception {
        DrydockProcess demo = demo("--devices", "5");

        assertThat(demo.exitStatus()).as(demo.toString()).isZero();
        assertThat(demo.outputLines().stream().filter(line -> line.endsWith("Firmware applied")))
                .hasSize(5);
        assertThat(left()).isEmpty();
    }

    @Test
    void it_shows_how_a_changed_image_is_refused_by_its_manifest_and_by_its_bytes() throws Exception {
        DrydockProcess demo = demo("--tampered");

        assertThat(demo.exitStatus()).as(demo.toString()).isEqualTo(1);
        assertThat(demo.output())
                .contains("One byte of the image is changed after that.", "manifest-disagrees", "digest-mismatch")
                .doesNotContain("Firmware applied")
                .endsWith("The changed image is installed nowhere.");
        assertThat(demo.errors())
                .contains("Takes orders signed with release keys of key set 1.1 alone, for model 'gateway'.")
                .doesNotContain("installing", "\tat ", "SEVERE");
        assertThat(left()).isEmpty();
    }

    @Test
    void it_leaves_nothing_when_it_is_interrupted() throws Exception {
        DrydockProcess demo = start().awaitOutput("An image is served");
        Assumptions.assumeTrue(DrydockProcess.canBeInterrupted(), "SKIPPED: SIGINT ends nothing on this machine");

        demo.signal("INT");

        assertThat(demo.exitStatus()).as(demo.toString()).isEqualTo(130);
        assertThat(left()).isEmpty();
    }

    private DrydockProcess demo(String... options) throws IOException {
        DrydockProcess demo = start(options);
        demo.exitStatus();
        return demo;
    }

    /** Its temporary folder is one of the test's own, as other programs may use the machine's. */
    private DrydockProcess start(String... options) throws IOException {
        Files.createDirectories(temporary());
        return bench.startProcessWith(
                Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary()),
                Stream.concat(Stream.of("demo"), Stream.of(options)).toArray(String[]::new));
    }

    private Set<String> left() throws IOException {
        try (Stream<Path> files = Files.list(temporary())) {
            return files.map(Path::toString).collect(Collectors.toSet());
        }
    }

    private Path temporary() {
        return bench.folder().resolve("tmp");
    }
}
