package dev.drydock.files.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.files.sweep.life.Situation;
import dev.drydock.files.sweep.trust.LostPlace;
import dev.drydock.files.sweep.trust.Trusting;
import dev.drydock.files.sweep.world.Findings;
import dev.drydock.files.sweep.world.Hardware;
import dev.drydock.files.sweep.world.Promise;
import dev.drydock.files.sweep.world.Rig;
import dev.drydock.files.sweep.world.UpdatePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Releases one after the other, and the way back, on devices that ask for manifests: the power is cut at every operation, a place
 * of what they trust is lost, and at rest every old order comes again. Signatures, floor, key set and slots are real.
 */
@ExtendWith(Quiet.class)
@Timeout(value = 1, unit = TimeUnit.HOURS)
class TrustSweepTest {
    private static final Rig SOUND = Rig.HONEST.with(Trusting.SIGNED);

    private final List<String> broken = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Hardware.class)
    void wherever_the_power_fails_the_floor_is_what_was_committed_and_nothing_below_it_is_taken(Hardware hardware) {
        boolean close = AllPaths.isCloseLook(hardware);
        int second = AllPaths.THOROUGH ? 7 : 4_999;
        Tally all = Tally.NOTHING;
        for (UpdatePath path : UpdatePath.signedOn(hardware)) {
            int first = AllPaths.THOROUGH || (close && path == UpdatePath.WAY_BACK) ? 1 : close ? 4 : 23;
            Tally found = sweep(path, SOUND.with(hardware), first, second);
            System.out.println("  " + path + ": " + found);
            all = all.plus(found);
        }
        System.out.println("Power cuts over signed updates, " + hardware + ": " + all);

        assertThat(broken).isEmpty();
        assertThat(all.states()).as("a sweep that saw little proves little").isGreaterThan(close ? 6_000 : 300);
    }

    @ParameterizedTest
    @EnumSource(LostPlace.class)
    void a_place_that_is_lost_loses_nothing_while_another_is_left(LostPlace lost) {
        Tally all = Tally.NOTHING;
        for (Hardware hardware : List.of(Hardware.OWN_SLOTS, Hardware.COUNTED_COPIES)) {
            Findings findings = new Findings();
            Situation start = Beginnings.after(lost, SOUND.with(hardware), findings);
            all = all.plus(Tally.timed(() -> new PowerSweep(7).of(start)));
            broken.addAll(findings.words());
        }
        System.out.println("Power cuts after a loss, " + lost + ": " + all);

        assertThat(broken).isEmpty();
        assertThat(all.states()).as("a sweep that saw little proves little").isGreaterThan(50);
    }

    @Test
    void a_chip_that_refuses_each_number_once_has_it_in_the_end() {
        Tally found = sweep(UpdatePath.WAY_BACK, Rig.HONEST.with(Trusting.SIGNED_WITH_A_BUSY_CHIP), 7);
        System.out.println("Power cuts with a busy chip: " + found);

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"NOBODY", "SIGNED", "SIGNED_WITH_A_BUSY_CHIP"})
    void a_device_that_keeps_its_floor_otherwise_is_caught(Trusting fault) {
        Tally found = sweep(UpdatePath.WAY_BACK, Rig.HONEST.with(fault), 5);
        System.out.println(fault + ": " + found);

        assertThat(found.violations()).containsKey(Promise.FLOOR);
    }

    private Tally sweep(UpdatePath path, Rig rig, int... strides) {
        Findings findings = new Findings();
        Situation start = new Beginnings().of(path, rig, Set.of(), findings);
        Tally found = Tally.timed(() -> new PowerSweep(strides).of(start));
        broken.addAll(findings.words());
        return found;
    }
}
