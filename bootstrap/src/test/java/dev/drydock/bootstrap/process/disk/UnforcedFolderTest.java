package dev.drydock.bootstrap.process.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A state folder whose names the operating system refuses to force, by the hand of strace. Skipped without it. */
class UnforcedFolderTest {
    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @Test
    void it_is_told_for_what_it_is_before_anything_is_done() throws Exception {
        Assumptions.assumeTrue(TracedDevice.isPossible(), "strace is missing, or may not trace: skipped");
        Path state = Files.createDirectory(bench.folder().toRealPath().resolve("state"));
        TracedDevice device = bench.keep(TracedDevice.start(
                bench.folder(),
                List.of("-P", state.toString(), "-e", "trace=fsync", "-e", "inject=fsync:error=EINVAL"),
                List.of("--id", "unforced", "--broker", "mqtt://127.0.0.1:1", "--state-dir", state.toString())));

        assertThat(device.exitStatus()).as(device.said()).isEqualTo(2);
        assertThat(device.said())
                .contains("the file system of the state folder " + state + " cannot force files and their names")
                .contains("(fsync: Invalid argument)", "a power cut may cost the last state")
                .contains("(--unsafe-state-dir)")
                .doesNotContain("Exception");
        assertThat(state.resolve("journal.json")).doesNotExist();
    }

    @Test
    void it_is_used_all_the_same_when_that_is_allowed() throws Exception {
        Assumptions.assumeTrue(TracedDevice.isPossible(), "strace is missing, or may not trace: skipped");
        Path state = Files.createDirectory(bench.folder().toRealPath().resolve("state"));
        TracedDevice device = bench.keep(TracedDevice.start(
                bench.folder(),
                List.of("-P", state.toString(), "-e", "trace=fsync", "-e", "inject=fsync:error=EINVAL"),
                List.of(
                        "--id",
                        "unforced",
                        "--broker",
                        "mqtt://127.0.0.1:1",
                        "--state-dir",
                        state.toString(),
                        "--unsafe-state-dir")));

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(state.resolve("journal.json")).isNotEmptyFile());
        device.stop();
    }
}
