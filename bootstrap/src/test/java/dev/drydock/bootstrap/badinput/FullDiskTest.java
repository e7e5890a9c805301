package dev.drydock.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.bootstrap.peer.Broker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of 3 MiB, which only root can have for a test: what does not fit fails, and what fits completes. */
class FullDiskTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void setUp() throws Exception {
        boolean mounted = ran("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk().toString());
        assumeTrue(mounted, "no tmpfs can be mounted here: it takes root, on Linux");
        bench = Workbench.on(Broker.EMBEDDED, disk().resolve("state"));
    }

    @AfterEach
    void tearDown() throws Exception {
        try {
            if (bench != null) {
                bench.close();
            }
        } finally {
            ran("umount", "--lazy", disk().toString());
        }
    }

    @Test
    void an_image_larger_than_the_disk_fails_and_a_small_one_completes() throws Exception {
        failsForLackOfRoom(bench.orderFor(Image.ofSize(6 * MIB)));
        bench.takesTheNextGoodUpdate();
        failsForLackOfRoom(bench.orderFor(Image.ofSize(6 * MIB)));
        bench.takesTheNextGoodUpdate();
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_disk_that_others_fill_to_the_last_byte_is_told_of_and_recovered_from() throws Exception {
        Path others = disk().resolve("others");
        fill(others);
        failsForLackOfRoom(bench.orderFor(Image.ofSize(MIB)));
        bench.stop();
        bench.start(Setup.QUICK);
        bench.awaitAnswers();

        Files.delete(others);
        bench.takesTheNextGoodUpdate();
    }

    private void failsForLackOfRoom(ObjectNode order) throws Exception {
        String running = bench.reports.latest().at("/firmware/currentFwVersion").asText();
        JsonNode report = bench.reports.awaitEnd(bench.taken(order));
        assertThat(report.at("/update/state").asText()).isEqualTo("failed");
        assertThat(report.at("/update/reason/code").asText()).isEqualTo("disk-full");
        assertThat(report.at("/firmware/currentFwVersion").asText()).isEqualTo(running);
        bench.reports.obeyTheContract();
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            for (int step = 64 * 1024; step > 0; step /= 2) {
                writeWhileThereIsRoom(out, new byte[step]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space");
        }
    }

    private static void writeWhileThereIsRoom(java.io.OutputStream out, byte[] bytes) {
        try {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space");
        }
    }

    private Path disk() throws IOException {
        return Files.createDirectories(folder.resolve("disk"));
    }

    private static boolean ran(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
