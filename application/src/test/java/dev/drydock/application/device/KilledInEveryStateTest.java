package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Stages;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.AtRest.RolledBack;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.UpdateState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The agent ends in a state, without a word, and another one starts on what it left. */
class KilledInEveryStateTest {
    private static final UpdateOrder ORDER = Images.order("u1");

    @ParameterizedTest
    @EnumSource(Stage.class)
    void killed_there_the_app_goes_on_in_the_same_boot(Stage stage) {
        TestDevice device = Stages.reach(stage, ORDER);
        device.kill();

        device.start().runToRest();

        assertEndedWell(stage, device);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void the_power_fails_there_and_the_app_goes_on_in_another_boot(Stage stage) {
        TestDevice device = Stages.reach(stage, ORDER);
        device.kill();

        device.boot().runToRest();

        assertEndedWell(stage, device);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void stopped_there_in_order_it_goes_on_at_the_next_start(Stage stage) {
        TestDevice device = Stages.reach(stage, ORDER);
        var stopped = device.agent().stop().toCompletableFuture();
        device.worker.runAll();
        assertThat(stopped).isCompleted();
        device.kill();

        device.boot().runToRest();

        assertEndedWell(stage, device);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void an_app_that_is_started_in_one_boot_for_ever_does_not_go_on_for_ever(Stage stage) {
        TestDevice device = Stages.reach(stage, ORDER);

        for (int i = 0; i < device.policy.starts(); i++) {
            device.kill();
            if (stage == Stage.READY) {
                device.steps().shutWindow();
            }
            device.start();
        }
        device.complaint = java.util.Optional.empty();
        device.kill().start().runToRest();

        UpdateState end = device.state();
        ReasonCode reason = end instanceof Failed failed
                ? failed.reason().code()
                : ((RolledBack) end).reason().code();
        assertThat(reason)
                .isEqualTo(
                        switch (stage) {
                            case RESTARTING -> ReasonCode.RESTART_FAILED;
                            case ROLLING_BACK -> ReasonCode.ROLLBACK_FAILED;
                            default -> ReasonCode.TOO_MANY_RESTARTS;
                        });
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void an_image_that_never_comes_up_again_leaves_the_device_on_the_old_one(Stage stage) {
        TestDevice device = Stages.reach(stage, ORDER);
        device.kill();
        device.slots.unbootable(ORDER.id());

        device.boot().runToRest();

        assertThat(device.slots.boot().running()).isEqualTo(Slot.A);
        assertThat(device.slots.boot().settled()).isTrue();
        assertThat(((RolledBack) device.state()).reason().code())
                .isEqualTo(
                        switch (stage) {
                            case ON_TRIAL, COMMITTING -> ReasonCode.FELL_BACK;
                            case ROLLING_BACK -> ReasonCode.UNHEALTHY;
                            default -> ReasonCode.DID_NOT_BOOT;
                        });
    }

    private static void assertEndedWell(Stage stage, TestDevice device) {
        if (stage == Stage.ROLLING_BACK) {
            assertThat(((RolledBack) device.state()).reason().code()).isEqualTo(ReasonCode.UNHEALTHY);
            assertThat(device.slots.boot().running()).isEqualTo(Slot.A);
        } else {
            assertThat(device.state()).isInstanceOf(Completed.class);
            assertThat(device.slots.boot().running()).isEqualTo(Slot.B);
        }
        assertThat(device.slots.boot().settled()).isTrue();
        assertThat(device.observer.crashes()).isEmpty();
        assertThat(device.reports.sequences()).isSorted().doesNotHaveDuplicates();
        assertThat(device.steps().mostAtOnce()).isEqualTo(1);
    }
}
