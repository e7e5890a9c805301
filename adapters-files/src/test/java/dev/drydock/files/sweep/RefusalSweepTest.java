package dev.drydock.files.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.files.sweep.world.Hardware;
import dev.drydock.files.sweep.world.Rig;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whole updates by the real agent with its real journal, slots and boot loader, on a disk that refuses: operations of every path,
 * once or for a while, writing alone or reading too. {@code -Dsweep.thorough=true} has every operation refused in every way.
 */
@ExtendWith(Quiet.class)
@Timeout(value = 1, unit = TimeUnit.HOURS)
class RefusalSweepTest {
    private final AllPaths paths = new AllPaths();

    @ParameterizedTest
    @EnumSource(Hardware.class)
    void wherever_the_disk_refuses_every_update_comes_to_an_end_and_the_device_goes_on(Hardware hardware) {
        int ordinary = AllPaths.isCloseLook(hardware) ? 23 : 61;
        int stride = AllPaths.THOROUGH ? 1 : ordinary;
        Tally all = paths.sweep(Rig.ON_A_BAD_DISK.with(hardware), start -> new RefusalSweep(stride).of(start));
        System.out.println("A disk that refuses over whole updates, " + hardware + ": " + all);

        assertThat(paths.broken()).isEmpty();
        assertThat(all.states()).as("a sweep that saw little proves little").isGreaterThan(20_000 / stride);
    }
}
