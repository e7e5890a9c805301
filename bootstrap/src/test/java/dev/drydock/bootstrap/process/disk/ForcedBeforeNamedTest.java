package dev.drydock.bootstrap.process.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.GatedImages;
import dev.drydock.bootstrap.process.SharedBroker;
import dev.drydock.bootstrap.process.TestImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The system calls of the device app as it is assembled, in a whole update: that it truly forces what it says it does. Skipped
 * without strace.
 */
class ForcedBeforeNamedTest {
    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    static final Bench BENCH = Bench.forAllTests();

    private static final String ID = "traced";
    private static String root;
    private static List<SystemCall> calls;

    @BeforeAll
    static void trace_a_whole_update() throws Exception {
        Assumptions.assumeTrue(TracedDevice.isPossible(), "strace is missing, or may not trace: skipped");
        TestImage image = TestImage.of(9 << 20, 5, "2.0.0");
        GatedImages images = BENCH.keep(GatedImages.serving(image));
        BareService service = BENCH.keep(BROKER.client()).follow(ID);
        Path state = BENCH.folder().toRealPath().resolve("parent/state");
        root = state.toString();
        TracedDevice device = BENCH.keep(TracedDevice.start(
                BENCH.folder(),
                List.of("--seccomp-bpf", "-e", "trace=" + SystemCall.ALL),
                List.of("--id", ID, "--broker", BROKER.uri(), "--state-dir", root)));
        service.awaitPresent(ID);
        service.order(ID, image.order("r-1", images.uri() + "?sig=secret"));
        service.awaitState(ID, "r-1", "completed");
        calls = device.stop();
    }

    @Test
    void every_file_is_forced_before_it_is_named_and_every_folder_after() {
        assertThat(DurableOrder.violations(calls, root)).isEmpty();
        assertThat(count(call -> names(call, "journal.json")))
                .as("saves of the journal")
                .isGreaterThan(7);
        assertThat(count(call -> names(call, "boot.json")))
                .as("saves of the boot record")
                .isGreaterThan(2);
        assertThat(count(call -> names(call, "slots/b/slot.json"))).isGreaterThan(1);
        assertThat(count(call -> call.forces() && isAbout(call, "slots/b/image")))
                .isGreaterThan(1);
        assertThat(count(call -> call.name().startsWith("link")))
                .as("former generations")
                .isGreaterThan(7);
    }

    @Test
    void a_save_of_the_journal_forces_one_file_and_one_folder() {
        List<SystemCall> ofJournal = calls.stream()
                .filter(call -> (call.forces() && isAbout(call, "journal.json.new")) || names(call, "journal.json"))
                .toList();
        assertThat(ofJournal).hasSizeGreaterThan(14);
        for (int i = 0; i < ofJournal.size(); i += 2) {
            assertThat(ofJournal.get(i).forces()).isTrue();
            assertThat(names(ofJournal.get(i + 1), "journal.json")).isTrue();
        }
        assertThat(count(call -> call.forces() && isAbout(call, "journal.json.1.new")))
                .isZero();
    }

    @Test
    void when_the_update_has_ended_no_file_holds_the_secret_of_its_uri() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(root))) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(path, StandardCharsets.ISO_8859_1))
                        .as(path.toString())
                        .doesNotContain("sig=secret");
            }
        }
        assertThat(Path.of(root, "journal.json")).content().contains("/image.bin");
    }

    @Test
    void a_trace_without_the_forcing_of_documents_is_caught() {
        assertThat(DurableOrder.violations(without(call -> call.forces() && isUnfinished(call)), root))
                .hasSizeGreaterThan(9);
    }

    @Test
    void a_trace_without_the_forcing_of_the_image_is_caught() {
        assertThat(DurableOrder.violations(without(call -> call.forces() && isAbout(call, "slots/b/image")), root))
                .anyMatch(violation -> violation.startsWith(root + "/slots/b/image is not forced before"));
    }

    @Test
    void a_trace_without_the_forcing_of_folders_is_caught() {
        for (String folder : List.of(root, root + "/slots", root + "/slots/b", root + "/..")) {
            String path = Path.of(folder).normalize().toString();
            assertThat(DurableOrder.violations(
                            without(call ->
                                    call.forces() && call.opened().orElse("").equals(path)),
                            root))
                    .as(path)
                    .anyMatch(violation -> violation.contains("a name in " + path + " is not forced"));
        }
    }

    /** Wherever one file is forced a moment too late. */
    @Test
    void a_trace_with_any_one_document_forced_after_it_is_named_is_caught() {
        int swapped = 0;
        for (int at = 0; at < calls.size(); at++) {
            if (calls.get(at).forces() && isUnfinished(calls.get(at))) {
                List<SystemCall> doctored = new ArrayList<>(calls);
                Collections.swap(doctored, at, namingAfter(at));
                assertThat(DurableOrder.violations(doctored, root))
                        .as(calls.get(at).toString())
                        .isNotEmpty();
                swapped++;
            }
        }
        assertThat(swapped).isGreaterThan(9);
    }

    /** Wherever the folder is not forced after a document was named, until the same thread begins with another file. */
    @Test
    void a_trace_in_which_the_folder_of_any_one_name_is_not_forced_in_time_is_caught() {
        int left = 0;
        for (int at = 0; at < calls.size(); at++) {
            if (calls.get(at).name().startsWith("rename")
                    && !calls.get(at).named().get(1).endsWith(".json.1")) {
                assertThat(DurableOrder.violations(withoutForcingAfter(at), root))
                        .as(calls.get(at).toString())
                        .isNotEmpty();
                left++;
            }
        }
        assertThat(left).isGreaterThan(9);
    }

    private static int namingAfter(int at) {
        String unfinished = calls.get(at).opened().orElseThrow();
        return next(
                at,
                call -> call.name().startsWith("rename") && call.named().get(0).equals(unfinished));
    }

    private static List<SystemCall> withoutForcingAfter(int at) {
        String folder = Path.of(calls.get(at).named().get(1)).getParent().toString();
        String thread = calls.get(at).thread();
        List<SystemCall> doctored = new ArrayList<>(calls.subList(0, at + 1));
        boolean goesOn = false;
        for (SystemCall call : calls.subList(at + 1, calls.size())) {
            goesOn |= call.makesFile() && call.thread().equals(thread);
            boolean forcing = call.forces() && call.opened().orElse("").equals(folder);
            if (goesOn || !forcing) {
                doctored.add(call);
            }
        }
        return doctored;
    }

    private static int next(int after, Predicate<SystemCall> wanted) {
        for (int at = after + 1; at < calls.size(); at++) {
            if (wanted.test(calls.get(at))) {
                return at;
            }
        }
        throw new AssertionError("nothing comes after " + calls.get(after));
    }

    private static List<SystemCall> without(Predicate<SystemCall> left) {
        return calls.stream().filter(left.negate()).toList();
    }

    private static long count(Predicate<SystemCall> wanted) {
        return calls.stream().filter(wanted).count();
    }

    private static boolean names(SystemCall call, String name) {
        return call.name().startsWith("rename") && call.named().get(1).equals(root + "/" + name);
    }

    private static boolean isAbout(SystemCall call, String name) {
        return call.opened().orElse("").equals(root + "/" + name);
    }

    private static boolean isUnfinished(SystemCall call) {
        return call.opened().orElse("").startsWith(root)
                && call.opened().orElse("").endsWith(".new");
    }
}
