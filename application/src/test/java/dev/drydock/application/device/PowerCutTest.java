package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Power;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.RolledBack;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts the writes of an undisturbed update, and cuts the power before and after every one of them. */
class PowerCutTest {
    private static final UpdateOrder ORDER = Images.order("u1");

    static LongStream every_write_of_an_update() {
        return LongStream.rangeClosed(1, writes(Optional.empty()));
    }

    static LongStream every_write_of_a_roll_back() {
        return LongStream.rangeClosed(1, writes(Optional.of(Reason.of(ReasonCode.UNHEALTHY))));
    }

    @ParameterizedTest
    @MethodSource("every_write_of_an_update")
    void cut_there_an_update_completes_all_the_same(long write) {
        TestDevice device = cutAt(write, Optional.empty());

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(device.slots.boot().running()).isEqualTo(Slot.B);
        assertEndedInOrder(device);
    }

    @ParameterizedTest
    @MethodSource("every_write_of_a_roll_back")
    void cut_there_an_unhealthy_image_is_rolled_back_all_the_same(long write) {
        TestDevice device = cutAt(write, Optional.of(Reason.of(ReasonCode.UNHEALTHY)));

        assertThat(((RolledBack) device.state()).reason().code()).isEqualTo(ReasonCode.UNHEALTHY);
        assertThat(device.slots.boot().running()).isEqualTo(Slot.A);
        assertEndedInOrder(device);
    }

    private static void assertEndedInOrder(TestDevice device) {
        assertThat(device.slots.boot().settled()).isTrue();
        assertThat(device.journal.memory().ledger().recent()).hasSize(1);
        assertThat(device.reports.sequences()).isSorted().doesNotHaveDuplicates();
        assertThat(device.steps().mostAtOnce()).isEqualTo(1);
    }

    private static TestDevice cutAt(long write, Optional<Reason> complaint) {
        TestDevice device = new TestDevice();
        device.complaint = complaint;
        device.power.cutAtUse(write);
        try {
            device.start().order(ORDER);
            device.run();
        } catch (Power.Cut cut) {
            assertThat(device.power.isOff()).isTrue();
        }
        assertThat(device.power.isOff()).as("the power was cut").isTrue();
        device.boot().run();
        assertThat(device.order(ORDER).getNow(null)).isInstanceOf(OrderAnswer.Taken.class);
        return device.runToRest();
    }

    private static long writes(Optional<Reason> complaint) {
        TestDevice device = new TestDevice();
        device.complaint = complaint;
        device.start().order(ORDER);
        device.runToRest();
        return device.power.uses();
    }
}
