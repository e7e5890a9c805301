package dev.drydock.bootstrap.process.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.peer.Answer;
import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.SharedBroker;
import dev.drydock.bootstrap.process.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A security counter that a program keeps beside the disk, as one for a TPM does, and what becomes of it when that fails. */
@Execution(ExecutionMode.CONCURRENT)
class CounterStoreTest {
    private static final String PROGRAM = """
            #!/bin/sh
            cd "$(dirname "$0")" || exit 1
            echo "$*" >>calls
            if [ -e "$1.fails" ]; then echo 'the TPM is locked' >&2; exit 1; fi
            case "$1" in
              read) cat counter ;;
              raise) if [ "$2" -gt "$(cat counter)" ]; then echo "$2" >counter; fi ;;
            esac
            """;

    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private Releases releases;
    private BareService service;

    @BeforeEach
    void enter() throws Exception {
        releases = new Releases(bench);
        service = bench.keep(BROKER.client());
        Path program = bench.file("counter-store", PROGRAM);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        bench.file("counter", "0\n");
    }

    private DrydockRun device(String id) throws IOException {
        service.follow(id);
        return bench.connectedDevice(
                BROKER.uri(), id, releases.trusting("--counter-store", bench.path("counter-store")));
    }

    private String counter() throws IOException {
        return Files.readString(bench.folder().resolve("counter")).strip();
    }

    private void update(String device, TestImage image, String manifest) {
        DrydockRun update = releases.update(BROKER.uri(), device, image, manifest);
        assertThat(update.exitStatus()).as(update.toString()).isZero();
    }

    private void assertRefused(String device, TestImage image, String manifest, String code) throws Exception {
        Answer answer = service.call(device, "firmwareUpdate", Releases.order(image, "refused", manifest));
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
    }

    private String reason(String device) {
        return service.reported(device).at("/update/reason/code").asText();
    }

    @Test
    void it_is_raised_once_an_image_is_committed_and_not_before() throws Exception {
        device("counting");
        TestImage image = releases.image(21, "2.0.0");
        update("counting", image, releases.sign(image, 31, "--counter 3"));

        assertThat(counter()).isEqualTo("3");
        assertThat(Files.readAllLines(bench.folder().resolve("calls"))).containsOnlyOnce("raise 3");
        assertThat(reason("counting")).isEmpty();
    }

    @Test
    void what_it_says_is_a_floor_from_the_first_start_on() throws Exception {
        bench.file("counter", "5\n");
        device("first");
        TestImage image = releases.image(22, "2.0.0");

        assertRefused("first", image, releases.sign(image, 31, "--counter 4"), "counter-too-low");
        assertThat(service.reported("first").at("/trust/counter").asInt()).isEqualTo(5);
        update("first", image, releases.sign(image, 31, "--counter 5"));
        assertThat(Files.readString(bench.folder().resolve("calls"))).doesNotContain("raise");
    }

    @Test
    void one_that_does_not_tell_its_counter_is_not_taken_for_zero() throws Exception {
        bench.file("read.fails", "");
        releases.floor(0, 4);
        device("silent");
        TestImage image = releases.image(23, "2.0.0");

        assertRefused("silent", image, releases.sign(image, 31, "--counter 3"), "counter-too-low");
        update("silent", image, releases.sign(image, 31, "--counter 4"));
    }

    @Test
    void one_that_does_not_rise_leaves_a_note_and_is_raised_at_the_next_start() throws Exception {
        bench.file("raise.fails", "");
        DrydockRun device = device("late");
        TestImage image = releases.image(24, "2.0.0");
        update("late", image, releases.sign(image, 31, "--counter 3"));
        assertThat(reason("late")).isEqualTo("floor-not-raised");
        assertThat(service.reported("late").at("/update/reason/message").asText())
                .contains("the TPM is locked");
        assertThat(counter()).isEqualTo("0");
        assertRefused("late", image, releases.sign(image, 32, "--counter 2"), "counter-too-low");

        device.end();
        Files.delete(bench.folder().resolve("raise.fails"));
        device("late");
        Awaitility.await().atMost(DrydockRun.PATIENCE).until(() -> counter().equals("3"));
    }

    @Test
    void one_that_does_not_rise_is_raised_before_the_next_order_is_decided_on() throws Exception {
        bench.file("raise.fails", "");
        device("later");
        TestImage image = releases.image(25, "2.0.0");
        update("later", image, releases.sign(image, 31, "--counter 3"));
        assertThat(counter()).isEqualTo("0");

        Files.delete(bench.folder().resolve("raise.fails"));
        assertRefused("later", image, "none", "manifest-malformed");
        Awaitility.await().atMost(DrydockRun.PATIENCE).until(() -> counter().equals("3"));
    }

    @Test
    void a_floor_that_was_lost_is_written_anew_from_the_other_places_and_told() throws Exception {
        DrydockRun device = device("losing");
        TestImage image = releases.image(26, "2.0.0");
        update("losing", image, releases.sign(image, 31, "--counter 3"));
        device.end();
        Path state = bench.state("losing");
        Files.delete(state.resolve("floor.json"));
        Files.deleteIfExists(state.resolve("floor.json.1"));

        device("losing").awaitError("floor-recovered");
        Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .until(() -> reason("losing").equals("floor-recovered"));
        assertThat(state.resolve("floor.json")).exists();
        assertRefused("losing", image, releases.sign(image, 30, "--counter 3"), "sequence-too-low");
    }
}
