package dev.drydock.application.fleet.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.domain.device.DeviceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reports on their way from a feed into the ledger, which may be away. */
class HearFleetTest extends IntakeScene {
    @Test
    void the_fleet_is_caught_up_with_once_its_reports_are_durable() {
        report(0, 3);
        feed.listen(hearing);
        assertThat(hearing.hasCaughtUp()).isFalse();
        ledger.isAway = true;
        pass(MOMENT);
        assertThat(hearing.hasCaughtUp()).isFalse();
        ledger.isAway = false;
        pass(Gathering.PAUSES.longest());
        assertThat(hearing.hasCaughtUp()).isTrue();
        assertThat(listening).containsExactly(true);
    }

    @Test
    void after_an_interruption_the_fleet_has_to_be_caught_up_with_anew() {
        feed.listen(hearing);
        pass(MOMENT);
        assertThat(hearing.hasCaughtUp()).isTrue();
        hearing.interrupted();
        assertThat(hearing.hasCaughtUp()).isFalse();
        hearing.caughtUp();
        hearing.interrupted();
        pass(MOMENT);
        assertThat(hearing.hasCaughtUp()).isFalse();
        hearing.caughtUp();
        pass(MOMENT);
        assertThat(hearing.hasCaughtUp()).isTrue();
        assertThat(listening).containsExactly(true, false, false, true);
    }

    @Test
    void a_change_of_a_desired_state_is_told_once_the_fleet_is_heard() {
        List<DeviceId> changed = new ArrayList<>();
        DesiredOrders orders = new DesiredOrders();
        HearFleet hears = new HearFleet(intake, orders, new HearFleet.Listener() {
            @Override
            public void listening(boolean isListening) {}

            @Override
            public void desiredChanged(DeviceId device) {
                changed.add(device);
            }
        });
        DeviceId device = new DeviceId("d0");
        Optional<LeftOrder> foreign = Optional.of(new LeftOrder.Foreign("{}"));
        hears.desired(device, foreign);
        assertThat(orders.of(device)).isEqualTo(foreign);
        hears.caughtUp();
        pass(MOMENT);
        hears.desired(device, foreign);
        assertThat(changed).isEmpty();
        hears.desired(device, Optional.empty());
        assertThat(changed).containsExactly(device);
        assertThat(orders.of(device)).isEmpty();
        hears.desired(device, foreign);
        hears.interrupted();
        assertThat(orders.of(device)).isEmpty();
    }
}
