package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Stages;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.boot.Trial;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.AtRest.RolledBack;
import dev.drydock.domain.update.RollingBack;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Restarts, trials, commits and rollbacks that fail. */
class TrialFailsTest {
    private static final UpdateOrder ORDER = Images.order("u1");

    private TestDevice device = new TestDevice().start();

    @AfterEach
    void nothing_crashed_and_the_old_slot_was_never_written_to() {
        assertThat(device.observer.crashes()).isEmpty();
        assertThat(device.steps().mostAtOnce()).isLessThanOrEqualTo(1);
        assertThat(device.reports.sequences()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_restart_that_is_refused_three_times_fails_and_disarms() {
        device.restart.refuse(Reason.of(ReasonCode.RESTART_FAILED));
        device.order(ORDER);

        device.runToRest().run();

        assertFailed(ReasonCode.RESTART_FAILED);
        assertThat(device.log.count("restart")).isEqualTo(3);
    }

    @Test
    void a_restart_that_never_comes_is_asked_for_three_times() {
        Stages.reach(device, Stage.RESTARTING, ORDER);

        for (int i = 0; i < 3; i++) {
            device.worker.runAll();
            device.time.advance(device.policy.limit(Limit.RESTART));
        }
        device.worker.runAll();

        assertFailed(ReasonCode.RESTART_FAILED);
        assertThat(device.log.count("restart")).isEqualTo(3);
    }

    @Test
    void an_unhealthy_image_is_rolled_back() {
        device.complaint = Optional.of(Reason.of(ReasonCode.UNHEALTHY));
        device.order(ORDER);

        device.runToRest();

        assertRolledBack(ReasonCode.UNHEALTHY);
    }

    @Test
    void an_image_that_tells_another_version_is_rolled_back() {
        Stages.reach(device, Stage.ON_TRIAL, ORDER);
        device.toldVersion = Optional.of(new Version("v-other"));

        device.runToRest();

        assertRolledBack(ReasonCode.WRONG_VERSION);
    }

    @Test
    void a_health_check_that_takes_too_long_rolls_back() {
        Stages.reach(device, Stage.ON_TRIAL, ORDER);

        device.time.advance(device.policy.limit(Limit.TRIAL));
        device.runToRest();

        assertRolledBack(ReasonCode.HEALTH_TIMEOUT);
    }

    @Test
    void a_commit_that_the_disk_refuses_rolls_back() {
        Stages.reach(device, Stage.COMMITTING, ORDER);
        device.slots.broken(true);
        device.worker.runNext();
        assertThat(device.state()).isInstanceOf(RollingBack.class);
        device.slots.broken(false);

        device.runToRest();

        assertRolledBack(ReasonCode.STORAGE_FAILED);
    }

    @Test
    void a_roll_back_that_fails_three_times_says_so() {
        Stages.reach(device, Stage.ROLLING_BACK, ORDER);
        device.slots.broken(true);

        device.worker.runAll();

        assertFailed(ReasonCode.ROLLBACK_FAILED);
        device.slots.broken(false);
    }

    @Test
    void a_trial_of_nobodys_that_runs_is_called_off_and_the_committed_image_comes_back() {
        device.images.breakNext(new FetchResult.Broken(Reason.of(ReasonCode.IMAGE_NOT_FOUND)));
        device.order(ORDER);
        device.runToRest();
        device.slots.set(Slot.B, Slot.A, Optional.of(new Trial(Slot.B, 2)));

        device.kill().start().run();

        assertThat(device.slots.boot().running()).isEqualTo(Slot.A);
        assertThat(device.slots.boot().settled()).isTrue();
        assertFailed(ReasonCode.IMAGE_NOT_FOUND);
        device.order(Images.order("u2"));
        assertThat(device.runToRest().state()).isInstanceOf(AtRest.Completed.class);
    }

    @Test
    void a_boot_loader_that_keeps_starting_what_is_called_off_is_not_restarted_for_ever() {
        device.slots.set(Slot.B, Slot.A, Optional.of(new Trial(Slot.B, 2)));
        device.kill().start().step();
        device.slots.set(Slot.B, Slot.A, Optional.empty());

        device.kill().start().run();

        assertThat(device.log.count("restart")).isZero();
    }

    private void assertFailed(ReasonCode code) {
        assertThat(device.state()).isInstanceOf(Failed.class);
        assertThat(((Failed) device.state()).reason().code()).isEqualTo(code);
        device.worker.runAll();
    }

    private void assertRolledBack(ReasonCode code) {
        assertThat(device.state()).isInstanceOf(RolledBack.class);
        assertThat(((RolledBack) device.state()).reason().code()).isEqualTo(code);
        assertThat(device.slots.boot().running()).isEqualTo(Slot.A);
        assertThat(device.slots.boot().settled()).isTrue();
    }
}
