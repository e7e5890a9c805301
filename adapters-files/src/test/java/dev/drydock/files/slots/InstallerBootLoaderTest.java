package dev.drydock.files.slots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.install.RunningSystem;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.boot.Trial;
import dev.drydock.domain.firmware.Version;
import dev.drydock.files.Samples;
import dev.drydock.files.disk.StateFolder;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conclusions from the system that an installer says is running. */
class InstallerBootLoaderTest {
    private static final byte[] IMAGE = Samples.image(100, 3);
    private static final RunningSystem OLD = new RunningSystem("rootfs.0", new Version("1.0.0"));
    private static final RunningSystem NEW = new RunningSystem("rootfs.1", new Version("2.0.0"));

    @TempDir
    Path folder;

    private StateFolder state;
    private FileSlots slots;
    private int boots;

    @BeforeEach
    void open() {
        state = StateFolder.open(folder);
        slots = new FileSlots(state.files(), new BootId("any"));
        boot(OLD);
        slots.begin(Slot.B, OLD);
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void a_device_that_never_installed_anything_runs_what_it_was_delivered_with() {
        assertThat(slots.boot().running()).isEqualTo(Slot.A);
        assertThat(slots.former()).contains(OLD);
        assertThat(slots.boot().installing()).isTrue();
    }

    @Test
    void a_system_that_is_armed_and_boots_is_on_trial_for_three_boots() {
        arm();
        for (int left = 2; left >= 0; left--) {
            assertIsOnTrial(boot(NEW), left);
        }
        Boot spent = boot(NEW);
        assertThat(spent.running()).isEqualTo(Slot.B);
        assertThat(spent.committed()).isEqualTo(Slot.A);
        assertThat(spent.trial()).isEmpty();
    }

    @Test
    void a_start_within_the_same_boot_spends_no_try() {
        arm();
        BootId same = new BootId("same");
        for (int i = 0; i < 5; i++) {
            new InstallerBootLoader(state.files()).load(same, Optional.of(NEW));
            assertIsOnTrial(slots.boot(), 2);
        }
    }

    @Test
    void a_new_system_that_boots_before_it_was_armed_is_on_trial_all_the_same() {
        assertIsOnTrial(boot(NEW), 2);
    }

    @Test
    void an_installation_that_was_cut_short_leaves_the_old_system_with_nothing_to_try() {
        Boot found = boot(OLD);
        assertThat(found.running()).isEqualTo(Slot.A);
        assertThat(found.trial()).isEmpty();
        assertThat(slots.boot().installing()).isTrue();
    }

    @Test
    void a_boot_loader_that_fell_back_has_no_tries_left() {
        arm();
        assertIsOnTrial(boot(NEW), 2);
        Boot fallen = boot(OLD);
        assertThat(fallen.running()).isEqualTo(Slot.A);
        assertThat(fallen.trial()).contains(new Trial(Slot.B, 0));
    }

    @Test
    void an_armed_system_that_does_not_say_what_runs_is_the_new_one_on_trial() {
        arm();
        assertIsOnTrial(boot(null), 2);
    }

    @Test
    void a_committed_system_that_does_not_say_what_runs_is_still_the_one_that_ran() {
        arm();
        boot(NEW);
        slots.commit(Slot.B);
        assertThat(boot(null)).isEqualTo(new Boot(new BootId("any"), Slot.B, Slot.B, Optional.empty()));
        assertThat(boot(NEW).settled()).isTrue();
    }

    @Test
    void a_committed_system_that_the_boot_loader_leaves_later_is_not_taken_for_the_one_that_runs() {
        arm();
        boot(NEW);
        slots.commit(Slot.B);
        assertThat(boot(OLD)).isEqualTo(new Boot(new BootId("any"), Slot.A, Slot.A, Optional.empty()));
    }

    @Test
    void a_system_that_was_rolled_back_in_vain_still_runs() {
        arm();
        boot(NEW);
        slots.commit(Slot.A);
        assertThat(boot(NEW).running()).isEqualTo(Slot.B);
        assertThat(boot(OLD).running()).isEqualTo(Slot.A);
    }

    @Test
    void the_same_version_again_counts_as_new_only_where_it_replaces_what_runs() {
        arm();
        assertThat(boot(OLD).running()).isEqualTo(Slot.A);
        slots.commit(Slot.A);

        RunningSystem inPlace = new RunningSystem(RunningSystem.IN_PLACE, new Version("1.0.0"));
        slots.begin(Slot.B, inPlace);
        assertThat(boot(inPlace).running()).as("cut short").isEqualTo(Slot.A);
        slots.arm(Slot.B);
        assertIsOnTrial(boot(inPlace), 2);
    }

    private void arm() {
        slots.seal(Slot.B, new SlotImage(Samples.order("u-1", IMAGE), Samples.measure(IMAGE)));
        slots.arm(Slot.B);
    }

    private Boot boot(@org.jspecify.annotations.Nullable RunningSystem running) {
        boots++;
        new InstallerBootLoader(state.files()).load(new BootId("boot-" + boots), Optional.ofNullable(running));
        return slots.boot();
    }

    private static void assertIsOnTrial(Boot boot, int triesLeft) {
        assertThat(boot)
                .isEqualTo(
                        new Boot(new BootId("any"), Slot.B, Slot.A, Optional.of(new Trial(Slot.B, triesLeft)), true));
    }
}
