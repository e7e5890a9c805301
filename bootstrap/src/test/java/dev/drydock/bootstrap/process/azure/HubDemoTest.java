package dev.drydock.bootstrap.process.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.bootstrap.process.DrydockRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code drydock demo --transport azure}: the whole story on a local hub, and nothing left of it. */
@Execution(ExecutionMode.CONCURRENT)
class HubDemoTest {
    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @Test
    void it_applies_an_image_prints_the_reported_properties_and_leaves_nothing() throws Exception {
        DrydockRun demo = demo();

        assertThat(demo.exitStatus()).as(demo.toString()).isZero();
        assertThat(demo.outputLines())
                .containsSubsequence(
                        "Waiting on device...", "Firmware applied", "Get reported properties from device twin:");
        String last = demo.outputLines().get(demo.outputLines().size() - 1);
        assertThat(new JsonMapper().readTree(last).at("/firmwareStatus").asText())
                .isEqualTo("completed");
        assertNoTrouble(demo);
    }

    @Test
    void it_updates_three_devices_at_once() throws Exception {
        DrydockRun demo = demo("--devices", "3");

        assertThat(demo.exitStatus()).as(demo.toString()).isZero();
        assertThat(demo.outputLines().stream().filter(line -> line.endsWith("Firmware applied")))
                .hasSize(3);
        assertNoTrouble(demo);
    }

    /** A slow machine makes Vert.x warn of a thread that had to wait. */
    private static void assertNoTrouble(DrydockRun demo) {
        assertThat(demo.errorLines())
                .filteredOn(line -> !line.contains("has been blocked for"))
                .noneMatch(line -> line.contains("\tat ")
                        || line.contains("WARN")
                        || line.contains("SEVERE")
                        || line.contains("are held to"));
    }

    private DrydockProcess demo(String... options) throws IOException {
        Path temporary = Files.createDirectories(bench.folder().resolve("tmp"));
        DrydockProcess demo = bench.startProcessWith(
                Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary),
                Stream.concat(Stream.of("demo", "--transport", "azure"), Stream.of(options))
                        .toArray(String[]::new));
        demo.exitStatus();
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
        return demo;
    }
}
