package dev.drydock.files.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.files.disk.CrashingFile.Content;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.disk.CrashingStorage.Lie;
import dev.drydock.files.disk.Survivor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The power fails, or the disk refuses, at every single operation of two updates. */
class PowerCutTest {
    private static Invariants invariants;
    private static int operations;

    private final Set<Object> seen = new HashSet<>();

    private static final Logger QUIET = Logger.getLogger(LoaderRecordFile.class.getName());

    @BeforeAll
    static void keep_the_warnings_of_thousands_of_starts_to_itself() {
        QUIET.setLevel(Level.OFF);
    }

    @AfterAll
    static void let_warnings_be_heard_again() {
        QUIET.setLevel(null);
    }

    @BeforeAll
    static void count_the_operations_of_a_clean_run() {
        CrashingStorage storage = new CrashingStorage();
        UpdateScript clean = new UpdateScript(storage);
        clean.run();
        invariants = new Invariants(clean.saved, clean.records);
        operations = storage.operations();
    }

    @Test
    void wherever_the_power_fails_the_device_comes_up_with_the_old_or_the_new() {
        int states = cutEverywhere(new CrashingStorage());
        System.out.println("Power cuts: " + operations + " points, " + states + " states, all recovered.");
    }

    @Test
    void wherever_the_power_fails_on_a_disk_without_links_the_device_comes_up_too() {
        CrashingStorage storage = new CrashingStorage().withoutLinks();
        int states = cutEverywhere(storage);
        assertThat(storage.operations()).as("documents are written once more").isGreaterThan(operations);
        System.out.println(
                "Power cuts without links: " + storage.operations() + " points, " + states + " states, all recovered.");
    }

    @Test
    void a_disk_that_forces_no_content_is_caught() {
        assertThat(catchThrowable(() -> cutEverywhere(lying(Lie.CONTENT_UNFORCED))))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_disk_that_forces_no_names_is_caught() {
        assertThat(catchThrowable(() -> cutEverywhere(lying(Lie.NAMES_UNFORCED))))
                .isInstanceOf(AssertionError.class);
    }

    private static CrashingStorage lying(Lie lie) {
        return new CrashingStorage().lie(Set.of(lie));
    }

    @Test
    void wherever_the_power_fails_twice_the_device_still_comes_up() {
        int stride = Boolean.getBoolean("sweep.thorough") ? 1 : 4;
        int[] states = {0};
        CrashingStorage first = new CrashingStorage();
        first.watch(() -> {
            if (first.operations() % stride == 0) {
                for (Content content : List.of(Content.DROPPED, Content.TORN)) {
                    CrashingStorage second = first.afterPowerCut(Survivor.of(first.unforcedNames(), content));
                    states[0] += cutRecovery(second, content, "cut before " + (first.operations() + 1));
                }
            }
        });
        new UpdateScript(first).run();
        assertThat(states[0]).as("a sweep that saw little proves little").isGreaterThan(operations);
        System.out.println("Double power cuts: " + states[0] + " states, all recovered.");
    }

    /** Cuts the power before every third of the first operations of a recovery, and after it. */
    private int cutRecovery(CrashingStorage storage, Content content, String at) {
        int[] states = {0};
        Runnable cut = () -> {
            CrashingStorage third = storage.afterPowerCut(Survivor.of(0, content));
            states[0]++;
            if (isNew(third)) {
                invariants.checkWhole(new UpdateScript(third), at + ", then before " + (storage.operations() + 1));
                invariants.checkUpdatable(third);
            }
        };
        storage.watch(() -> {
            if (storage.operations() % 3 == 0 && storage.operations() < 40) {
                cut.run();
            }
        });
        new UpdateScript(storage).recover(Slot.B, UpdateScript.FIRST);
        cut.run();
        return states[0];
    }

    @ParameterizedTest
    @ValueSource(ints = {1, Integer.MAX_VALUE})
    void wherever_the_disk_is_full_what_was_there_stays_whole(int times) {
        int failed = 0;
        int states = 0;
        for (int at = 1; at <= operations; at++) {
            CrashingStorage storage = new CrashingStorage();
            storage.refuse(at, times == 1 ? at : Integer.MAX_VALUE, "No space left on device");
            UpdateScript script = new UpdateScript(storage);
            Throwable thrown = catchThrowable(script::run);
            if (thrown != null) {
                failed++;
                assertThat(thrown).isInstanceOf(StorageFailure.class);
                assertThat(((StorageFailure) thrown).reason().code()).isEqualTo(ReasonCode.DISK_FULL);
                states += checkSurvivors(storage, script, "disk full at operation " + at);
            }
        }
        System.out.println("Disk full for " + times + " operation(s): " + operations + " points, " + failed
                + " failures, " + states + " states, all as before.");
    }

    @Test
    void wherever_the_disk_breaks_the_failure_names_the_file_and_what_was_there_stays_whole() {
        int states = 0;
        for (int at = 1; at <= operations; at++) {
            CrashingStorage storage = new CrashingStorage();
            storage.refuse(at, at, "Input/output error");
            UpdateScript script = new UpdateScript(storage);
            Throwable thrown = catchThrowable(script::run);
            if (thrown != null) {
                StorageFailure failure = (StorageFailure) thrown;
                assertThat(failure.reason().code()).isEqualTo(ReasonCode.STORAGE_FAILED);
                assertThat(failure.reason().message()).contains("/state/", "Input/output error", "check that disk");
                states += checkSurvivors(storage, script, "disk broken at operation " + at);
            }
        }
        System.out.println("Disk broken: " + operations + " points, " + states + " states, all as before.");
    }

    /** Looks at all that a cut would leave, before each operation of one run. */
    private int cutEverywhere(CrashingStorage storage) {
        int[] states = {0};
        UpdateScript script = new UpdateScript(storage);
        storage.watch(() ->
                states[0] += checkSurvivors(storage, script, "cut before operation " + (storage.operations() + 1)));
        script.run();
        return states[0];
    }

    private int checkSurvivors(CrashingStorage storage, UpdateScript script, String when) {
        int states = 0;
        for (Survivor survivor : storage.survivors()) {
            CrashingStorage left = storage.afterPowerCut(survivor);
            if (isNew(left, script.saved.size(), script.records.size())) {
                String at = when + ", " + survivor;
                UpdateScript found = new UpdateScript(left);
                invariants.checkJournal(found.journal().load(), script.saved.size(), at);
                invariants.checkRecord(found, script.records.size(), at);
                invariants.checkWhole(found, at);
            }
            states++;
        }
        checkUpdatable(storage.afterPowerCut(Survivor.of(0, Content.DROPPED)));
        checkUpdatable(storage.afterPowerCut(Survivor.of(storage.unforcedNames(), Content.TORN)));
        return states;
    }

    private void checkUpdatable(CrashingStorage left) {
        if (isNew(left)) {
            invariants.checkUpdatable(left);
        }
    }

    /** Whether a disk was not seen before in this test, with as much acknowledged: the same again tells nothing new. */
    private boolean isNew(CrashingStorage disk, Object... acknowledged) {
        return seen.add(List.of(disk.contents(), disk.links(), List.of(acknowledged)));
    }
}
