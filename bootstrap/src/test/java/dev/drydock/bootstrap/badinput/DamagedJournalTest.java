package dev.drydock.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.bootstrap.peer.Broker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A journal that is not what was written: the device comes back, says so, and its numbers go on growing. */
@Execution(ExecutionMode.CONCURRENT)
class DamagedJournalTest {
    private static final String NEWEST = "journal.json";
    private static final String FORMER = "journal.json.1";

    @TempDir
    Path folder;

    private final CountDownLatch go = new CountDownLatch(1);
    private Workbench bench;

    @BeforeEach
    void setUp() throws Exception {
        bench = Workbench.on(Broker.EMBEDDED, folder);
    }

    @AfterEach
    void tearDown() throws Exception {
        go.countDown();
        bench.close();
    }

    private static Arguments damage(String name, UnaryOperator<byte[]> damage) {
        return Arguments.argumentSet(name, damage);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("empty", bytes -> new byte[0]),
                damage("cut in half", bytes -> Arrays.copyOf(bytes, bytes.length / 2)),
                damage("cut by one byte", bytes -> Arrays.copyOf(bytes, bytes.length - 1)),
                damage("garbage", bytes -> Image.ofSize(bytes.length).bytes()),
                damage("zeros", bytes -> new byte[bytes.length]),
                damage("changed in one place", DamagedJournalTest::oneBitOff),
                damage("another document", bytes -> "{}".getBytes(StandardCharsets.UTF_8)),
                damage("10,000 levels deep", bytes -> "[".repeat(10_000).getBytes(StandardCharsets.UTF_8)),
                damage("2 MiB", bytes -> Arrays.copyOf(bytes, 2 << 20)));
    }

    static Stream<Arguments> usual_damages() {
        return damages().limit(2);
    }

    private static byte[] oneBitOff(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[bytes.length / 2] ^= 1;
        return changed;
    }

    @ParameterizedTest
    @MethodSource("damages")
    void after_an_update_both_generations_are(UnaryOperator<byte[]> damage) throws Exception {
        JsonNode before = bench.takesTheNextGoodUpdate();
        JsonNode after = comesBackWith(damage, List.of(NEWEST, FORMER), before);

        assertThat(after.at("/update/reason/code").asText()).isEqualTo("journal-recovered");
        assertThat(after.at("/update/state").asText()).isEqualTo("completed");
        assertThat(after.at("/update/id")).isEqualTo(before.at("/update/id"));
        assertThat(after.at("/firmware/currentFwVersion")).isEqualTo(before.at("/firmware/currentFwVersion"));
        assertThat(after.at("/lastFirmwareUpdate")).isEqualTo(before.at("/lastFirmwareUpdate"));
        bench.takesTheNextGoodUpdate();
    }

    @ParameterizedTest
    @MethodSource("usual_damages")
    void after_an_update_the_newest_generation_is(UnaryOperator<byte[]> damage) throws Exception {
        JsonNode before = bench.takesTheNextGoodUpdate();
        JsonNode after = comesBackWith(damage, List.of(NEWEST), before);

        assertThat(after.at("/update/state").asText()).isEqualTo("completed");
        assertThat(after.at("/update/id")).isEqualTo(before.at("/update/id"));
        bench.takesTheNextGoodUpdate();
    }

    @ParameterizedTest
    @MethodSource("usual_damages")
    void during_a_download_both_generations_are(UnaryOperator<byte[]> damage) throws Exception {
        ObjectNode order = heldOrder();
        JsonNode before = bench.reports.awaitState(bench.taken(order), "downloading");
        JsonNode after = comesBackWith(damage, List.of(NEWEST, FORMER), before);

        assertThat(after.at("/update/state").asText()).isEqualTo("failed");
        assertThat(after.at("/update/id")).isEqualTo(before.at("/update/id"));
        assertThat(after.at("/update/reason/code").asText()).isEqualTo("journal-recovered");
        bench.takesTheNextGoodUpdate();
    }

    @ParameterizedTest
    @MethodSource("usual_damages")
    void during_a_download_the_newest_generation_is(UnaryOperator<byte[]> damage) throws Exception {
        ObjectNode order = heldOrder();
        String id = bench.taken(order);
        JsonNode before = bench.reports.awaitState(id, "downloading");
        JsonNode after = comesBackWith(damage, List.of(NEWEST), before);
        go.countDown();

        assertThat(after.at("/update/id").asText()).isEqualTo(id);
        assertThat(bench.reports.awaitEnd(id).at("/update/state").asText()).isEqualTo("completed");
        bench.takesTheNextGoodUpdate();
    }

    @ParameterizedTest
    @MethodSource("usual_damages")
    void before_any_update_both_generations_are(UnaryOperator<byte[]> damage) throws Exception {
        JsonNode after = comesBackWith(damage, List.of(NEWEST, FORMER), bench.reports.latest());

        assertThat(after.at("/update/state").asText()).isEqualTo("idle");
        assertThat(after.at("/update/reason/code").asText()).isEqualTo("journal-recovered");
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_wiped_state_folder_is_the_beginning_of_another_life() throws Exception {
        JsonNode before = bench.takesTheNextGoodUpdate();
        bench.stop();
        wipe();

        bench.start(Setup.QUICK);
        JsonNode after = bench.reports.await(
                "a report of another life",
                report -> !report.at("/device/epoch").equals(before.at("/device/epoch")));

        assertThat(after.at("/device/epoch").asText()).matches("[a-z0-9]{16}");
        assertThat(after.at("/update/sequence").asLong())
                .isLessThan(before.at("/update/sequence").asLong());
        assertThat(after.at("/update/state").asText()).isEqualTo("idle");
    }

    private void wipe() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder())
                    .filter(found -> !found.equals(folder))
                    .toList()) {
                Files.delete(path);
            }
        }
    }

    /** Its first report of its own after the damage. */
    private JsonNode comesBackWith(UnaryOperator<byte[]> damage, List<String> names, JsonNode before) throws Exception {
        bench.stop();
        long last = bench.reports.latest().at("/update/sequence").asLong();
        assertThat(last).isGreaterThanOrEqualTo(before.at("/update/sequence").asLong());
        for (String name : names) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                Files.write(file, damage.apply(Files.readAllBytes(file)));
            }
        }
        bench.start(Setup.QUICK);
        JsonNode after = bench.reports.await(
                "a report after the damage",
                report -> report.at("/update/sequence").asLong() > last);
        bench.awaitAnswers();
        assertThat(bench.app().said())
                .contains(names.contains(FORMER) ? "The journal is lost" : "The journal is damaged");
        return after;
    }

    private ObjectNode heldOrder() {
        Image image = Image.small();
        return image.orderedFrom(bench.images.serve(image, go));
    }
}
