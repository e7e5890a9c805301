package dev.drydock.files.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.files.disk.CrashingFile.Content;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.disk.CrashingStorage.Lie;
import dev.drydock.files.disk.CrashingStorage.PowerCut;
import dev.drydock.files.disk.Survivor;
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
        int states = cutEverywhere(Set.of());
        System.out.println("Power cuts: " + operations + " points, " + states + " states, all recovered.");
    }

    @Test
    void a_disk_that_forces_no_content_is_caught() {
        assertThat(catchThrowable(() -> cutEverywhere(Set.of(Lie.CONTENT_UNFORCED))))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_disk_that_forces_no_names_is_caught() {
        assertThat(catchThrowable(() -> cutEverywhere(Set.of(Lie.NAMES_UNFORCED))))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void wherever_the_power_fails_twice_the_device_still_comes_up() {
        int stride = Boolean.getBoolean("sweep.thorough") ? 1 : 4;
        int states = 0;
        for (int cut = 1; cut <= operations; cut += stride) {
            CrashingStorage first = new CrashingStorage();
            first.cutBefore(cut);
            assertThat(catchThrowable(new UpdateScript(first)::run)).isInstanceOf(PowerCut.class);
            for (Content content : List.of(Content.DROPPED, Content.TORN)) {
                for (int again = 1; again <= 40; again += 3) {
                    CrashingStorage second = first.afterPowerCut(Survivor.of(first.unforcedNames(), content));
                    second.cutBefore(again);
                    UpdateScript recovery = new UpdateScript(second);
                    Throwable cutAgain = catchThrowable(() -> recovery.recover(Slot.B, UpdateScript.FIRST));
                    assertThat(cutAgain == null || cutAgain instanceof PowerCut).isTrue();
                    CrashingStorage third = second.afterPowerCut(Survivor.of(0, content));
                    invariants.checkWhole(new UpdateScript(third), "cut before " + cut + ", then before " + again);
                    invariants.checkUpdatable(third);
                    states++;
                }
            }
        }
        System.out.println("Double power cuts: " + states + " states, all recovered.");
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

    private static int cutEverywhere(Set<Lie> lies) {
        int states = 0;
        for (int cut = 1; cut <= operations; cut++) {
            CrashingStorage storage = new CrashingStorage().lie(lies);
            storage.cutBefore(cut);
            UpdateScript script = new UpdateScript(storage);
            assertThat(catchThrowable(script::run)).isInstanceOf(PowerCut.class);
            states += checkSurvivors(storage, script, "cut before operation " + cut);
        }
        return states;
    }

    private static int checkSurvivors(CrashingStorage storage, UpdateScript script, String when) {
        int states = 0;
        for (Survivor survivor : storage.survivors()) {
            String at = when + ", " + survivor;
            UpdateScript found = new UpdateScript(storage.afterPowerCut(survivor));
            invariants.checkJournal(found.journal().load(), script.saved.size(), at);
            invariants.checkRecord(found, script.records.size(), at);
            invariants.checkWhole(found, at);
            states++;
        }
        invariants.checkUpdatable(storage.afterPowerCut(Survivor.of(0, Content.DROPPED)));
        invariants.checkUpdatable(storage.afterPowerCut(Survivor.of(storage.unforcedNames(), Content.TORN)));
        return states;
    }
}
