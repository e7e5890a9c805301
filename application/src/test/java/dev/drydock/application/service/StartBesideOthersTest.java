package dev.drydock.application.service;

import static dev.drydock.application.service.twin.Presence.AWAY;
import static dev.drydock.application.service.twin.Presence.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.Answers;
import dev.drydock.application.service.twin.DeviceTwin;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders of other programs, and devices that take orders as desired properties alone. */
class StartBesideOthersTest extends StartScene {
    @Test
    void an_order_that_another_program_left_is_told_and_stays_there_when_the_device_is_called() {
        devices.put(new DeviceTwin(DEVICE, CONNECTED, Optional.empty(), Optional.of(FOREIGN)));
        devices.answer(Answers.outcome(Answers.taken("u1")));

        assertThat(result(LEAVING)).isInstanceOf(StartResult.Taken.class);
        assertThat(devices.log.entries()).containsExactly("read", "call");
        assertThat(told.entries()).containsExactly("kept " + FOREIGN.document(), "answered 200");
    }

    @Test
    void an_order_that_another_program_left_is_replaced_by_one_write_and_told() {
        devices.put(new DeviceTwin(DEVICE, AWAY, Optional.empty(), Optional.of(FOREIGN)));

        assertThat(result(LEAVING)).isInstanceOf(StartResult.Left.class);
        assertThat(devices.log.entries()).containsExactly("read", "desire");
        assertThat(told.entries()).containsExactly("replaced " + FOREIGN.document());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_device_that_takes_orders_as_desired_alone_is_neither_called_nor_cleared(boolean leaving) {
        DeviceTwin twin = new DeviceTwin(DEVICE, CONNECTED, Optional.of(LATER), Optional.of(FOREIGN));
        devices.put(twin);

        assertThat(result(leaving ? LEAVING : NOT_LEAVING)).isEqualTo(new StartResult.Ordered(twin));
        assertThat(devices.log.entries()).containsExactly("read", "desire");
        assertThat(told.entries()).containsExactly("replaced " + FOREIGN.document());
    }

    @Test
    void such_a_device_is_left_its_order_when_it_is_away() {
        DeviceTwin twin = new DeviceTwin(DEVICE, AWAY, Optional.of(LATER), Optional.empty());
        devices.put(twin);

        assertThat(result(LEAVING)).isEqualTo(new StartResult.Left("the device is not connected", Optional.of(twin)));
        assertThat(result(NOT_LEAVING)).isEqualTo(over(new UpdateResult.NotThere("the device is not connected")));
    }
}
