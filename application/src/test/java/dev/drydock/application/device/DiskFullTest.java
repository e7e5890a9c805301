package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.agent.CancelAnswer;
import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Stages;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.RolledBack;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.Waiting;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The disk has no room for the journal, at every save of an update in turn. */
class DiskFullTest {
    private static final UpdateOrder ORDER = Images.order("u1");

    static LongStream every_save_of_an_update() {
        TestDevice device = new TestDevice().start();
        device.order(ORDER);
        device.runToRest();
        assertThat(device.state()).isInstanceOf(Completed.class);
        return LongStream.rangeClosed(1, device.journal.attempts());
    }

    @ParameterizedTest
    @MethodSource("every_save_of_an_update")
    void an_update_ends_well_once_the_disk_has_room_again(long save) {
        TestDevice device = new TestDevice();
        device.journal.fullAt(attempt -> attempt >= save && attempt < save + 3);
        device.start();

        OrderAnswer answer = device.order(ORDER).getNow(new OrderAnswer.Taken(ORDER.id()));
        for (int i = 0; answer instanceof OrderAnswer.NotReady && i < 10; i++) {
            assertThat(device.log.count("download")).isZero();
            device.time.advance(Duration.ofSeconds(5));
            answer = device.order(ORDER).getNow(null);
        }
        for (int i = 0; i < 10; i++) {
            device.run();
            device.time.advance(Duration.ofSeconds(5));
        }

        assertThat(answer).isEqualTo(new OrderAnswer.Taken(ORDER.id()));
        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(device.log.count("download")).isEqualTo(1);
        assertThat(device.log.count("install")).isEqualTo(1);
        assertThat(device.observer.notSaved()).allMatch(reason -> reason.code() == ReasonCode.DISK_FULL);
        assertThat(device.observer.crashes()).isEmpty();
        assertThat(device.steps().mostAtOnce()).isEqualTo(1);
        assertThat(device.reports.sequences()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void an_order_that_cannot_be_saved_is_not_taken_and_nothing_happens() {
        TestDevice device = new TestDevice().start();
        device.log.clear();
        device.journal.full(true);

        OrderAnswer answer = device.order(ORDER).getNow(null);
        device.time.advance(Duration.ofMinutes(10));
        device.run();

        assertThat(((OrderAnswer.NotReady) answer).reason().code()).isEqualTo(ReasonCode.DISK_FULL);
        assertThat(device.log.entries()).isEmpty();
        device.journal.full(false);
        assertThat(device.order(ORDER)).isCompletedWithValue(new OrderAnswer.Taken(ORDER.id()));
    }

    @Test
    void no_order_is_taken_before_the_start_is_in_the_journal() {
        TestDevice device = new TestDevice();
        device.journal.fullAt(attempt -> attempt == 1);
        device.start();

        assertThat(device.order(ORDER).getNow(null)).isInstanceOf(OrderAnswer.NotReady.class);
        assertThat(device.cancel("u9").getNow(null)).isInstanceOf(CancelAnswer.NotReady.class);

        device.time.advance(Duration.ofSeconds(5));
        assertThat(device.order(ORDER).getNow(null)).isInstanceOf(OrderAnswer.Taken.class);
        device.runToRest();
        assertThat(device.log.count("download")).isEqualTo(1);
    }

    @Test
    void a_cancel_that_cannot_be_saved_is_not_done() {
        TestDevice device = Stages.reach(Stage.WAITING, ORDER);
        device.journal.full(true);

        CancelAnswer own = device.cancel("u1").getNow(null);
        CancelAnswer unseen = device.cancel("u2").getNow(null);

        assertThat(own).isInstanceOf(CancelAnswer.NotReady.class);
        assertThat(unseen).as("it is not remembered, so that it could start").isInstanceOf(CancelAnswer.NotReady.class);
        assertThat(device.state()).isInstanceOf(Waiting.class);
        device.journal.full(false);
        assertThat(device.runToRest().state()).isInstanceOf(Completed.class);
    }

    @Test
    void a_trial_that_cannot_be_called_off_now_is_called_off_later_so_that_the_next_order_is_taken() {
        TestDevice device = Stages.reach(Stage.RESTARTING, ORDER);
        device.slots.unbootable(ORDER.id());
        while (!(device.state() instanceof RolledBack)) {
            assertThat(device.step()).isTrue();
        }
        device.slots.broken(true);
        device.run();
        device.time.advance(Duration.ofMinutes(1));
        device.run();
        device.slots.broken(false);

        assertThat(device.slots.boot().settled()).isFalse();
        assertThat(device.order(Images.order("u2")).getNow(null)).isInstanceOf(OrderAnswer.NotReady.class);

        device.time.advance(Duration.ofSeconds(5));
        device.run();
        assertThat(device.slots.boot().settled()).isTrue();
        assertThat(device.order(Images.order("u2")).getNow(null)).isInstanceOf(OrderAnswer.Taken.class);
        assertThat(device.observer.crashes()).isEmpty();
    }

    @Test
    void a_boot_record_that_cannot_be_read_makes_an_order_wait_and_crashes_nothing() {
        TestDevice device = new TestDevice().start();
        device.slots.broken(true);

        OrderAnswer answer = device.order(ORDER).getNow(new OrderAnswer.Taken(ORDER.id()));

        assertThat(answer).isInstanceOf(OrderAnswer.NotReady.class);
        assertThat(((OrderAnswer.NotReady) answer).reason().code()).isEqualTo(ReasonCode.STORAGE_FAILED);
        assertThat(device.observer.crashes()).isEmpty();
        device.slots.broken(false);
        assertThat(device.order(ORDER).getNow(null)).isInstanceOf(OrderAnswer.Taken.class);
    }
}
