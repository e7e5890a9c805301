package dev.drydock.files.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.files.disk.CrashingStorage.Lie;
import dev.drydock.files.sweep.life.Situation;
import dev.drydock.files.sweep.world.Findings;
import dev.drydock.files.sweep.world.Promise;
import dev.drydock.files.sweep.world.Rig;
import dev.drydock.files.sweep.world.UpdatePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whole updates by the real agent with its real journal, slots and boot loader: the power is cut, or the disk refuses, at every
 * operation of every path. {@code -Dsweep.thorough=true} also cuts it before every operation of every recovery, and lets every
 * operation be refused in every way, which takes some minutes.
 */
@ExtendWith(Quiet.class)
@Timeout(value = 1, unit = TimeUnit.HOURS)
class UpdateSweepTest {
    private static final boolean THOROUGH = Boolean.getBoolean("sweep.thorough");

    private final Beginnings beginnings = new Beginnings();
    private final List<String> words = new ArrayList<>();

    @Test
    void wherever_the_power_fails_and_fails_again_every_update_comes_to_its_end() {
        int second = THOROUGH ? 1 : 397;
        Tally all = sweep(Rig.HONEST, start -> new PowerSweep(1, second).of(start));
        System.out.println("Power cuts over whole updates: " + all);

        assertThat(words).isEmpty();
        assertThat(all.states()).as("a sweep that saw little proves little").isGreaterThan(10_000);
    }

    @Test
    void wherever_the_disk_refuses_every_update_comes_to_an_end_and_the_device_goes_on() {
        int stride = THOROUGH ? 1 : 13;
        Tally all = sweep(Rig.ON_A_BAD_DISK, start -> new RefusalSweep(stride).of(start));
        System.out.println("A disk that refuses over whole updates: " + all);

        assertThat(words).isEmpty();
        assertThat(all.states()).as("a sweep that saw little proves little").isGreaterThan(1_000);
    }

    @ParameterizedTest
    @EnumSource(Lie.class)
    void a_disk_that_does_not_do_what_it_says_is_caught(Lie lie) {
        Tally found = bite(Rig.HONEST, Set.of(lie));
        System.out.println(lie + ": " + found);

        assertThat(found.violations()).containsKeys(Promise.NOTHING_LOST, firstBrokenBy(lie));
    }

    private static Promise firstBrokenBy(Lie lie) {
        return switch (lie) {
            case CONTENT_UNFORCED -> Promise.OLD_OR_NEW;
            case NAMES_UNFORCED -> Promise.ONE_OUTCOME;
            case RENAMED_BY_OVERWRITING -> Promise.WHOLE_DOCUMENTS;
        };
    }

    @Test
    void a_journal_that_is_written_after_the_effects_is_caught() {
        Tally found = bite(Rig.WITH_A_LATE_JOURNAL, Set.of());
        System.out.println("JOURNAL_AFTER_EFFECTS: " + found);

        assertThat(found.violations()).containsKeys(Promise.NOTHING_LOST, Promise.ONE_OUTCOME);
    }

    private Tally sweep(Rig rig, Function<Situation, Tally> sweep) {
        Tally all = Tally.NOTHING;
        for (UpdatePath path : UpdatePath.ALL) {
            Findings findings = new Findings();
            Tally found = Tally.timed(() -> sweep.apply(beginnings.of(path, rig, Set.of(), findings)));
            System.out.println("  " + path + ": " + found);
            words.addAll(findings.words());
            all = all.plus(found);
        }
        return all;
    }

    private Tally bite(Rig rig, Set<Lie> lies) {
        Tally all = Tally.NOTHING;
        for (UpdatePath path : List.of(UpdatePath.SUCCESS, UpdatePath.AS_DELIVERED)) {
            Situation start = beginnings.of(path, rig, lies, new Findings());
            all = all.plus(Tally.timed(() -> new PowerSweep(9).of(start)));
        }
        return all;
    }
}
