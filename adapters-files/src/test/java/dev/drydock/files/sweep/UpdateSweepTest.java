package dev.drydock.files.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.files.disk.CrashingStorage.Lie;
import dev.drydock.files.sweep.life.Situation;
import dev.drydock.files.sweep.world.Findings;
import dev.drydock.files.sweep.world.Hardware;
import dev.drydock.files.sweep.world.Promise;
import dev.drydock.files.sweep.world.Rig;
import dev.drydock.files.sweep.world.UpdatePath;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whole updates by the real agent with its real journal, slots and boot loader: the power is cut at every operation of every
 * path; with an installer and another's boot loader, at some of them. {@code -Dsweep.thorough=true} cuts it at every one of
 * those, too, and before every operation of every recovery, which takes minutes.
 */
@ExtendWith(Quiet.class)
@Timeout(value = 1, unit = TimeUnit.HOURS)
class UpdateSweepTest {
    private final AllPaths paths = new AllPaths();

    @ParameterizedTest
    @EnumSource(Hardware.class)
    void wherever_the_power_fails_and_fails_again_every_update_comes_to_its_end(Hardware hardware) {
        boolean close = AllPaths.isCloseLook(hardware);
        int first = close ? 1 : 4;
        int second = AllPaths.THOROUGH ? 1 : 397 * first;
        Tally all = paths.sweep(Rig.HONEST.with(hardware), start -> new PowerSweep(first, second).of(start));
        System.out.println("Power cuts over whole updates, " + hardware + ": " + all);

        assertThat(paths.broken()).isEmpty();
        assertThat(all.states()).as("a sweep that saw little proves little").isGreaterThan(close ? 10_000 : 2_000);
    }

    @ParameterizedTest
    @EnumSource(Lie.class)
    void a_disk_that_does_not_do_what_it_says_is_caught(Lie lie) {
        Tally found = bite(Rig.HONEST, Set.of(lie));
        System.out.println(lie + ": " + found);

        assertThat(found.violations()).containsKeys(Promise.NOTHING_LOST, firstBrokenBy(lie));
    }

    @Test
    void a_disk_whose_file_system_has_no_links_keeps_every_promise_too() {
        Findings findings = new Findings();
        Tally all = Tally.NOTHING;
        for (UpdatePath path : List.of(UpdatePath.SUCCESS, UpdatePath.AS_DELIVERED)) {
            Situation start = new Beginnings().of(path, Rig.HONEST, Set.of(), findings);
            start.disk().withoutLinks();
            all = all.plus(Tally.timed(() -> new PowerSweep(1, 397).of(start)));
        }
        System.out.println("Power cuts on a disk without links: " + all);

        assertThat(findings.words()).isEmpty();
        assertThat(all.states()).as("a sweep that saw little proves little").isGreaterThan(1_500);
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

    private Tally bite(Rig rig, Set<Lie> lies) {
        Beginnings beginnings = new Beginnings();
        Tally all = Tally.NOTHING;
        for (UpdatePath path : List.of(UpdatePath.SUCCESS, UpdatePath.AS_DELIVERED)) {
            Situation start = beginnings.of(path, rig, lies, new Findings());
            all = all.plus(Tally.timed(() -> new PowerSweep(9).of(start)));
        }
        return all;
    }
}
