package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.agent.CancelAnswer;
import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Stages;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Cancelled;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Orders and cancels that come while an update is under way. */
class OrdersInEveryStateTest {
    private static final UpdateOrder ORDER = Images.order("u1");

    @ParameterizedTest
    @EnumSource(names = {"WAITING", "DOWNLOADING", "VERIFYING", "READY"})
    void cancelled_before_the_point_of_no_return_it_is_given_up_without_a_trace_in_the_boot_record(Stage stage) {
        TestDevice device = Stages.reach(stage, ORDER);

        assertThat(device.cancel("u1")).isCompletedWithValue(new CancelAnswer.Cancelled());
        device.run();

        assertThat(device.state()).isEqualTo(new Cancelled(ORDER.id()));
        assertThat(device.slots.boot().settled()).isTrue();
        assertThat(device.slots.boot().running()).isEqualTo(Slot.A);
        assertThat(device.reports.last().memory().state()).isEqualTo(new Cancelled(ORDER.id()));
        assertThat(device.observer.crashes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"WAITING", "DOWNLOADING", "VERIFYING", "READY"},
            mode = Mode.EXCLUDE)
    void past_the_point_of_no_return_a_cancel_is_refused_and_changes_nothing(Stage stage) {
        TestDevice device = Stages.reach(stage, ORDER);
        List<String> before = device.log.entries();

        CancelAnswer answer = device.cancel("u1").getNow(null);

        assertThat(answer).isInstanceOf(CancelAnswer.Refused.class);
        assertThat(((CancelAnswer.Refused) answer).reason().code()).isEqualTo(ReasonCode.PAST_NO_RETURN);
        assertThat(device.log.entries()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void a_cancel_of_another_id_is_refused_and_remembered(Stage stage) {
        TestDevice device = Stages.reach(stage, ORDER);

        CancelAnswer answer = device.cancel("u2").getNow(null);
        device.steps().openWindow();
        device.runToRest();

        assertThat(((CancelAnswer.Refused) answer).reason().code()).isEqualTo(ReasonCode.NOT_THIS_UPDATE);
        OrderAnswer later = device.order(Images.order("u2")).getNow(null);
        assertThat(((OrderAnswer.Refused) later).reason().code()).isEqualTo(ReasonCode.UPDATE_CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void a_second_order_is_answered_busy_and_is_not_remembered(Stage stage) {
        TestDevice device = Stages.reach(stage, ORDER);
        List<String> before = device.log.entries();

        OrderAnswer answer = device.order(Images.order("u2")).getNow(null);

        assertThat(((OrderAnswer.Busy) answer).reason().code()).isEqualTo(ReasonCode.BUSY);
        assertThat(device.log.entries()).isEqualTo(before);
        assertThat(device.journal.memory().ledger().find(Images.order("u2").id()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void the_same_order_again_a_hundred_times_is_taken_and_begins_nothing(Stage stage) {
        TestDevice device = Stages.reach(stage, ORDER);
        List<String> before = device.log.entries();

        for (int i = 0; i < 100; i++) {
            assertThat(device.order(ORDER)).isCompletedWithValue(new OrderAnswer.Taken(ORDER.id()));
        }

        assertThat(device.log.entries()).isEqualTo(before);
        assertThat(device.worker.size()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void the_same_id_with_another_image_is_refused(Stage stage) {
        TestDevice device = Stages.reach(stage, ORDER);

        OrderAnswer answer = device.order(Images.order("u1", "another")).getNow(null);

        assertThat(((OrderAnswer.Refused) answer).reason().code()).isEqualTo(ReasonCode.UPDATE_ID_REUSED);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void the_same_order_with_another_uri_is_taken_and_the_update_ends_as_it_would_have(Stage stage) {
        TestDevice device = Stages.reach(stage, ORDER);

        OrderAnswer answer = device.order(Images.renewed(ORDER, "http://images.example/new/u1"))
                .getNow(null);
        device.steps().openWindow();
        device.complaint = java.util.Optional.empty();
        device.runToRest();

        assertThat(answer).isEqualTo(new OrderAnswer.Taken(ORDER.id()));
        if (stage != Stage.ROLLING_BACK) {
            assertThat(device.state()).isInstanceOf(Completed.class);
        }
        assertThat(device.steps().mostAtOnce()).isEqualTo(1);
        assertThat(device.observer.crashes()).isEmpty();
    }

    @Test
    void a_download_that_goes_on_takes_the_new_uri() {
        TestDevice device = Stages.reach(Stage.DOWNLOADING, ORDER);

        device.order(Images.renewed(ORDER, "http://images.example/new/u1"));
        device.runToRest();

        List<ImageUri> asked = device.images.asked();
        assertThat(asked.get(asked.size() - 1)).isEqualTo(new ImageUri("http://images.example/new/u1"));
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void once_ended_the_same_order_is_still_taken_and_begins_nothing(Stage stage) {
        TestDevice device = Stages.reach(stage, ORDER);
        device.steps().openWindow();
        device.runToRest();
        List<String> before = device.log.entries();

        device.boot();
        device.log.clear();

        assertThat(device.order(ORDER)).isCompletedWithValue(new OrderAnswer.Taken(ORDER.id()));
        assertThat(device.log.entries()).isEmpty();
        assertThat(before).isNotEmpty();
    }

    @Test
    void a_cancel_of_an_update_that_ended_is_answered_as_done_and_changes_nothing() {
        TestDevice device = new TestDevice().start();
        device.order(ORDER);
        device.runToRest();

        assertThat(device.cancel("u1")).isCompletedWithValue(new CancelAnswer.Cancelled());
        assertThat(device.state()).isInstanceOf(Completed.class);
    }
}
